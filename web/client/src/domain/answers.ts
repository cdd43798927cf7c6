// Answers, in memory and sealed: docs/formats.md §4.

import { concat, equalBytes, utf8Bytes } from "./bytes.ts";
import { holds } from "./condition.ts";
import { otherID, questionsOf } from "./definition.ts";
import type { Definition, Question } from "./definition.ts";
import { object } from "./encode.ts";
import { membersOf, parseJSON, sortedKeys } from "./json.ts";
import type { Members } from "./json.ts";
import { isBlankValue, isBlankWords, readAnswer } from "./read.ts";
import { formatDate, formatNumber } from "./values.ts";

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

// The loose reader. Answers without a problem are in the result even where others have one.
export function readAnswers(d: Definition, loose: LooseAnswers | Uint8Array): Reading {
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
    const read = holds(q, shown) ? readAnswer(q, value, other)
      : isBlankValue(q, value) && isBlankWords(other) ? undefined : "not_shown";
    if (typeof read === "string") problems.push({ key: q.id, code: read });
    else if (read !== undefined) shown.set(q.id, read);
  }
  for (const key of sortedKeys(given)) {
    if (!known.has(key)) problems.push({ key, code: "unknown_question" });
  }
  return { answers: { byID: shown, quote: quote === true && mayQuote }, problems };
}

function otherKey(q: Question): string {
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

// The strict reader of a sealed plaintext: exactly ballotSize bytes, and what encodeAnswers would write.
export function decodeAnswers(d: Definition, padded: Uint8Array): Reading {
  const spoiled = (code: string): Reading => ({ answers: { byID: new Map(), quote: false }, problems: [{ key: "", code }] });
  if (padded.length !== d.ballotSize) return spoiled("bad_length");
  let end = padded.length;
  while (end > 0 && padded[end - 1] === 0x20) end--;
  const plain = padded.subarray(0, end);
  const reading = readAnswers(d, plain);
  if (reading.problems.length > 0) return { ...spoiled(""), problems: reading.problems };
  return equalBytes(writeAnswers(d, reading.answers), plain) ? reading : spoiled("not_canonical");
}

// Canonical JSON, padded with spaces to ballotSize bytes. Throws where readAnswers would have a problem with the answers.
export function encodeAnswers(d: Definition, answers: Answers): Uint8Array {
  const { answers: canonical, problems } = readAnswers(d, writeAnswers(d, answers));
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`the answers do not fit the poll: ${problem.key} ${problem.code}`);
  const plain = writeAnswers(d, canonical);
  if (plain.length > d.ballotSize) throw new Error(`the answers take ${plain.length} bytes of ${d.ballotSize}`);
  return concat(plain, new Uint8Array(d.ballotSize - plain.length).fill(0x20));
}

// Canonical JSON, without padding. It does not judge the answers; those to unknown questions are left out.
function writeAnswers(d: Definition, answers: Answers): Uint8Array {
  const members = questionsOf(d).flatMap((q): [string, string | undefined][] => {
    const a = answers.byID.get(q.id);
    if (a === undefined) return [];
    return [[q.id, writeAnswer(q, a)], [otherKey(q), a.other === undefined ? undefined : JSON.stringify(a.other)]];
  });
  return utf8Bytes(object(["answers", object(...members)], ["quote", answers.quote ? "true" : undefined]));
}

function writeAnswer(q: Question, a: Answer): string {
  const number = a.number ?? 0;
  switch (q.type) {
    case "number":
      return q.decimals > 0 ? JSON.stringify(formatNumber(q, number)) : String(number);
    case "scale":
      return String(number);
    case "date":
      return JSON.stringify(formatDate(number));
    case "grades":
    case "matrix":
      return object(...[...(a.cells ?? [])].map(([row, cell]): [string, string] => [row, JSON.stringify(cell)]));
    default:
      return JSON.stringify(a.choice ?? a.choices ?? a.text ?? null);
  }
}
