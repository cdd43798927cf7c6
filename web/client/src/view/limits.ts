// What a question's limits are in words, and how a text is counted.

import type { Question } from "../domain/definition.ts";
import type { Reader } from "./reader.ts";
import { dayInWords, numberInWords } from "./when.ts";

/** Code points of a text as the answers' reader counts it: a line break is one, other control characters none. */
export function codePoints(text: string): number {
  return [...text.replace(/\r\n/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "")].length;
}

/** Both ends of a number's or a date's range, in words. */
export function range(q: Question, locale: string): [string, string] {
  if (q.type === "date") return [dayInWords(q.min, locale), dayInWords(q.max, locale)];
  return [numberInWords(q, q.min, locale), numberInWords(q, q.max, locale)];
}

/** What may be answered, to be read before answering; nothing where the field says it. */
export function limits(q: Question, { w, locale }: Reader): string | undefined {
  if (q.type === "number" || q.type === "date") return w.between(...range(q, locale));
  const all = q.options.length + (q.other ? 1 : 0);
  if (q.type !== "choices" || (q.min === 0 && q.max === all)) return undefined;
  if (q.min === q.max) return w.pickExactly(q.min);
  if (q.min === 0) return w.pickAtMost(q.max);
  return q.max === all ? w.pickAtLeast(q.min) : w.pickBetween(q.min, q.max);
}
