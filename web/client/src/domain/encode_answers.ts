// Answers as they are sealed: docs/formats.md §4.

import { otherKey, readAnswers } from "./answers.ts";
import type { Answer, Answers, Reading } from "./answers.ts";
import { concat, equalBytes, utf8Bytes } from "./bytes.ts";
import { questionsOf } from "./definition.ts";
import type { Definition, Question } from "./definition.ts";
import { object } from "./encode.ts";
import { formatDate, formatNumber } from "./values.ts";

/** Whether coins must be tossed over any answer. */
export const isSensitive = (d: Definition) => questionsOf(d).some((q) => q.epsilon !== undefined);

// The strict reader of a sealed plaintext: exactly ballotSize bytes, and what encodeAnswers would write.
export function decodeAnswers(d: Definition, padded: Uint8Array): Reading {
  const spoiled = (code: string): Reading => ({ answers: { byID: new Map(), quote: false }, problems: [{ key: "", code }] });
  if (padded.length !== d.ballotSize) return spoiled("bad_length");
  let end = padded.length;
  while (end > 0 && padded[end - 1] === 0x20) end--;
  const plain = padded.subarray(0, end);
  const reading = readAnswers(d, plain, isSensitive(d));
  if (reading.problems.length > 0) return { ...spoiled(""), problems: reading.problems };
  return equalBytes(writeAnswers(d, reading.answers), plain) ? reading : spoiled("not_canonical");
}

// Canonical JSON, padded with spaces to ballotSize bytes. Throws where readAnswers would have a problem with the answers, and for true answers
// to sensitive questions, which nobody may seal.
export function encodeAnswers(d: Definition, answers: Answers): Uint8Array {
  if (isSensitive(d) && !answers.tossed) throw new Error("no coins were tossed over the answers");
  const { answers: canonical, problems } = readAnswers(d, writeAnswers(d, answers), answers.tossed);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`the answers do not fit the poll: ${problem.key} ${problem.code}`);
  const plain = writeAnswers(d, canonical);
  if (plain.length > d.ballotSize) throw new Error(`the answers take ${plain.length} bytes of ${d.ballotSize}`);
  return concat(plain, new Uint8Array(d.ballotSize - plain.length).fill(0x20));
}

// Canonical JSON, without padding. It does not judge the answers; those to unknown questions are left out.
export function writeAnswers(d: Definition, answers: Answers): Uint8Array {
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
