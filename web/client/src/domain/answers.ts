// Answers, in memory and sealed: docs/formats.md §4.

import type { Definition } from "./definition.ts";

// The answer to one question; which member is there follows from the question's type.
export interface Answer {
  choice?: string;
  choices?: string[]; // choices and ranking
  number?: number; // scale; number × 10^decimals; date in days since 1970-01-01
  text?: string;
  cells?: ReadonlyMap<string, string>; // grades: option → grade; matrix: row → option
  other?: string; // the text behind a picked "other"
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

// What the loose reader takes, as the booth keeps it while a person answers: JSON values under the questions' ids, an
// "other" text under "<id>.other". A number with decimals is a string.
export interface LooseAnswers {
  answers: Record<string, unknown>;
  quote?: boolean;
}

// The loose reader. Answers without a problem are in the result even where others have one.
export function readAnswers(d: Definition, loose: LooseAnswers | string): { answers: Answers; problems: Problem[] } {
  throw new Error(`not built ${d.ballotSize} ${typeof loose}`);
}

// The strict reader: a sealed plaintext of exactly ballotSize bytes.
export function decodeAnswers(d: Definition, padded: Uint8Array): { answers: Answers; problems: Problem[] } {
  throw new Error(`not built ${d.ballotSize} ${padded.length}`);
}

// Canonical JSON, padded with spaces to ballotSize bytes.
export function encodeAnswers(d: Definition, answers: Answers): Uint8Array {
  throw new Error(`not built ${d.ballotSize} ${answers.quote}`);
}
