// The domain's problem codes as sentences that say what to do.

import type { Problem } from "../domain/answers.ts";
import type { Question } from "../domain/definition.ts";
import type { Strings } from "../i18n/index.ts";
import type { Entry } from "./draft.ts";
import { dayInWords, numberInWords } from "./when.ts";

/** Code points of a text as the answers' reader counts it: a line break is one, other control characters none. */
export function codePoints(text: string): number {
  return [...text.replace(/\r\n/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "")].length;
}

export function sentence(problem: Problem, q: Question, entry: Entry, w: Strings, locale: string): string {
  switch (problem.code) {
    case "required": return q.min > 1 && q.type === "choices" ? w.pickAtLeast(q.min) : required(q, w);
    case "too_few": return w.pickAtLeast(Math.max(q.min, q.required ? 1 : 0));
    case "too_many": return w.pickAtMost(q.max);
    case "bad_type": case "bad_format":
      if (q.type === "number") return w.badNumber(numberInWords(q, Math.round((q.min + q.max) / 2), locale));
      if (q.type === "date") return w.badDate;
      break;
    case "out_of_range": return w.outOfRange(...range(q, locale));
    case "too_long": return w.tooLong(codePoints(entry.typed ?? "") - q.max);
    case "other_missing": return w.otherMissing;
    case "other_too_long": return w.tooLong(codePoints(entry.other ?? "") - q.otherMax);
    case "incomplete": return w.needLines;
  }
  return w.badAnswer(problem.code);
}

/** Both ends of a number's or a date's range, in words. */
export function range(q: Question, locale: string): [string, string] {
  if (q.type === "date") return [dayInWords(q.min, locale), dayInWords(q.max, locale)];
  return [numberInWords(q, q.min, locale), numberInWords(q, q.max, locale)];
}

function required(q: Question, w: Strings): string {
  switch (q.type) {
    case "choice": case "choices": return w.needChoice;
    case "scale": return w.needScale;
    case "number": return w.needNumber;
    case "date": return w.needDate;
    case "text": return w.needText;
    case "ranking": return w.needRanking;
    case "grades": case "matrix": return w.needLines;
  }
}

/** The id of the control that a problem's link leads to. */
export function controlOf(problem: Problem): string {
  return problem.code.startsWith("other_") ? `f-${problem.key}-other` : `f-${problem.key}`;
}
