// The domain's problem codes as sentences that say what to do.

import type { Question } from "../domain/definition.ts";
import type { Words } from "../i18n/index.ts";
import type { Found } from "./draft.ts";
import { codePoints, range } from "./limits.ts";
import type { Reader } from "./reader.ts";
import { numberInWords } from "./when.ts";

export function sentence({ code, entry }: Found, q: Question, { w, words, locale }: Reader): string {
  const s = words.sending!;
  switch (code) {
    case "required": return q.min > 1 && q.type === "choices" ? w.pickAtLeast(q.min) : required(q, s);
    case "too_few": return w.pickAtLeast(Math.max(q.min, q.required ? 1 : 0));
    case "too_many": return w.pickAtMost(q.max);
    case "bad_type": case "bad_format":
      if (q.type === "number") return s.badNumber(numberInWords(q, Math.round((q.min + q.max) / 2), locale));
      if (q.type === "date") return (entry.read?.wrong ?? []).map((part) => s.badDate[part]).join(" ");
      break;
    case "out_of_range": return s.outOfRange(...range(q, locale));
    case "too_long": return s.tooLong(codePoints(entry.typed ?? "") - q.max);
    case "other_missing": return s.otherMissing;
    case "other_too_long": return s.tooLong(codePoints(entry.other ?? "") - q.otherMax);
    case "incomplete": return s.needLines;
  }
  return s.badAnswer(code);
}

function required(q: Question, s: Words["sending"]): string {
  switch (q.type) {
    case "choice": case "choices": return s.needChoice;
    case "scale": return s.needScale;
    case "number": return s.needNumber;
    case "date": return s.needDate;
    case "text": return s.needText;
    case "ranking": return s.needRanking;
    case "grades": case "matrix": return s.needLines;
  }
}
