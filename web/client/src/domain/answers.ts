// Answers in memory, and the loose reader: docs/formats.md §4.

import { utf8Bytes } from "./bytes.ts";
import { holds } from "./condition.ts";
import { otherID, questionsOf } from "./definition.ts";
import type { Definition, Question } from "./definition.ts";
import { membersOf, parseJSON, sortedKeys } from "./json.ts";
import type { Members } from "./json.ts";
import { isBlankValue, isBlankWords, readAnswer } from "./read.ts";

// The answer to one question; which member is there follows from the question's type.
export interface Answer {
  choice?: string;
  choices?: string[]; // choices, in the definition's order; ranking, best first
  number?: number; // scale; number × 10^decimals; date in days since 1970-01-01
  text?: string;
  cells?: ReadonlyMap<string, string>; // grades: option → grade; matrix: row → option
  other?: string; // the words behind a picked "other"
}

export interface Answers {
  byID: ReadonlyMap<string, Answer>;
  quote: boolean; // free text may be quoted
  tossed?: boolean; // under sensitive questions there are reports, which randomize.ts makes of the true answers
}

// A problem with the answers: the key it concerns and a code of docs/formats.md §4.
export interface Problem {
  key: string;
  code: string;
}

export interface Reading {
  answers: Answers; // those without a problem, canonical
  problems: Problem[];
}

// What the loose reader takes, as the booth keeps it while a person answers: JSON values under the questions' ids, an
// "other" text under "<id>.other". A number with decimals is a string.
export interface LooseAnswers {
  answers: Record<string, unknown>;
  quote?: boolean;
}

const maxLooseSize = 1 << 20; // bytes

// The loose reader. Answers without a problem are in the result even where others have one. Answers to sensitive questions are the true
// ones; or, if they are said to be tossed, reports.
export function readAnswers(d: Definition, loose: LooseAnswers | Uint8Array, tossed = false): Reading {
  const shown = new Map<string, Answer>();
  const problems: Problem[] = [];
  const envelope = readEnvelope(loose instanceof Uint8Array ? loose : utf8Bytes(JSON.stringify(loose)));
  if (envelope === null) return { answers: { byID: shown, quote: false }, problems: [{ key: "", code: "bad_document" }] };
  const { given, quote } = envelope;
  if (quote !== undefined && typeof quote !== "boolean") problems.push({ key: "quote", code: "bad_type" });
  const mayQuote = d.notice.quoteText === "ask";
  if (quote === true && !mayQuote) problems.push({ key: "quote", code: "not_asked" });
  const known = new Set<string>();
  for (const q of questionsOf(d)) {
    known.add(q.id);
    if (q.other) known.add(otherKey(q));
    const value = given.get(q.id);
    const other = q.other ? given.get(otherKey(q)) : undefined;
    const read = holds(q, shown) ? readAnswer(tossed ? reportOf(q) : q, value, other)
      : isBlankValue(q, value) && isBlankWords(other) ? undefined : "not_shown";
    if (typeof read === "string") problems.push({ key: q.id, code: read });
    else if (read !== undefined) shown.set(q.id, read);
  }
  for (const key of sortedKeys(given)) {
    if (!known.has(key)) problems.push({ key, code: "unknown_question" });
  }
  return { answers: { byID: shown, quote: quote === true && mayQuote, ...(tossed && { tossed }) }, problems };
}

// The question that a report answers: coins may report any number of choices, also none.
function reportOf(q: Question): Question {
  return q.epsilon === undefined || q.type === "choice" ? q : { ...q, required: false, min: 0, max: q.options.length };
}

// The key under which the words behind a picked "other" stand.
export function otherKey(q: Question): string {
  return `${q.id}.${otherID}`;
}

// What stands around the answers.
function readEnvelope(loose: Uint8Array): { given: Members; quote: unknown } | null {
  const outer = loose.length > maxLooseSize ? null : membersOf(parseJSON(loose));
  const given = membersOf(outer?.get("answers"));
  if (outer === null || given === null) return null;
  if ([...outer.keys()].some((name) => name !== "answers" && name !== "quote")) return null;
  return { given, quote: outer.get("quote") };
}
