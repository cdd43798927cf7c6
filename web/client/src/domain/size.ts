// How long the longest answers are, and every ballot with them: docs/formats.md §4, ballot_size, and §6.

import { otherID, questionsOf } from "./definition.ts";
import type { Definition, Option, Question } from "./definition.ts";
import { recipientKind } from "./recipient.ts";
import { formatNumber } from "./values.ts";

const step = 256; // bytes

export const maxBallotSize = 65_536; // bytes: one chunk of age's STREAM

export const tokenSize = 354; // bytes: docs/formats.md §12

// The length in bytes of the longest canonical answers this definition allows, as if every question were shown.
export function worstCase(d: Definition): number {
  const members = questionsOf(d).map((q) => quoted(q.id) + ":".length + longest(q));
  const quote = d.notice.quoteText === "ask" ? ',"quote":true'.length : 0;
  return '{"answers":{}}'.length + joined(members) + quote;
}

// What ballotSize must be.
export function wantBallotSize(d: Definition): number {
  return Math.ceil(worstCase(d) / step) * step;
}

// Bytes of an age file around the stanzas and the plaintext: version line 22, our own stanza 103, MAC line 48, nonce 16, tag 16.
const aroundStanzas = 22 + 103 + 48 + 16 + 16;
const stanzaSize = { hybrid: 1557, x25519: 98 };

// The length of every age file of this poll, in bytes.
export function fileSize(d: Definition): number {
  const stanzas = d.recipients.map((r) => stanzaSize[recipientKind(r) ?? "x25519"]);
  return stanzas.reduce((sum, n) => sum + n, aroundStanzas + d.ballotSize);
}

// The length of every submission: seq 4, signature 64, the file.
export function submissionSize(d: Definition): number {
  return 4 + 64 + fileSize(d);
}

// The length of the longest value of an answer, the member "<id>.other" behind it included.
function longest(q: Question): number {
  switch (q.type) {
    case "choice":
      return longestPick(q, 1, 0);
    case "choices":
      return longestPick(q, q.epsilon === undefined ? q.max : q.options.length, "[]".length); // coins may report any number
    case "scale":
      return Math.max(String(q.from).length, String(q.to).length);
    case "number":
      return Math.max(formatNumber(q, q.min).length, formatNumber(q, q.max).length) + (q.decimals > 0 ? '""'.length : 0);
    case "date":
      return '"0000-00-00"'.length;
    case "text":
      return textSize(q.max);
    case "ranking":
      return "[]".length + joined(lengths(q.options));
    case "grades":
      return grid(q.options, q.grades);
    case "matrix":
      return grid(q.rows, q.options);
  }
}

// The longest pick of up to most options, in brackets: without other, or with it in place of one option.
function longestPick(q: Question, most: number, brackets: number): number {
  const ids = lengths(q.options);
  const without = brackets + joined(ids.slice(0, most));
  if (!q.other) return without;
  const withOther = brackets + joined([quoted(otherID), ...ids.slice(0, most - 1)]);
  return Math.max(without, withOther + ",".length + quoted(`${q.id}.${otherID}`) + ":".length + textSize(q.otherMax));
}

// An object that gives every row the longest value.
function grid(rows: Option[], values: Option[]): number {
  const value = lengths(values)[0] ?? 0;
  return "{}".length + joined(rows.map((row) => quoted(row.id) + ":".length + value));
}

// The lengths of the ids in quotes, the longest first.
function lengths(options: Option[]): number[] {
  return options.map((o) => quoted(o.id)).sort((a, b) => b - a);
}

// The sum, with a comma between any two.
function joined(lengths: number[]): number {
  return lengths.reduce((sum, n) => sum + n, Math.max(0, lengths.length - 1));
}

// An id in quotes: ids are ASCII.
function quoted(id: string): number {
  return id.length + '""'.length;
}

// The longest text in quotes: no code point takes more than four bytes, escaped or not.
function textSize(codePoints: number): number {
  return '""'.length + 4 * codePoints;
}
