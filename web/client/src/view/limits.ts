// What a question's limits are in words, how a text is counted, and where a question's problem is mended.

import type { Problem } from "../domain/answers.ts";
import type { Question } from "../domain/definition.ts";
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

/** The id of the control that a problem's link leads to. */
export function controlOf(problem: Problem): string {
  return problem.code.startsWith("other_") ? `f-${problem.key}-other` : `f-${problem.key}`;
}
