// A person's answer to one question, as JSON → Answer: docs/formats.md §4, Reading answers.

import type { Answer } from "./answers.ts";
import { otherID } from "./definition.ts";
import type { Option, Question } from "./definition.ts";
import { asString, lengthOf, membersOf } from "./json.ts";
import { parseDate, readDecimal } from "./values.ts";

// An answer, or the code of what is wrong with it.
type Read = Answer | string;

// Reads a value and the words of its other, both undefined where they are absent. Undefined: blank, and it may be.
export function readAnswer(q: Question, value: unknown, other: unknown): Read | undefined {
  const blank = isBlankValue(q, value);
  if (blank && q.required) return "required";
  const answer = blank ? {} : readValue(q, value);
  if (typeof answer === "string") return answer;
  const words = readOther(q, answer, other);
  if (typeof words === "string") return words;
  return blank ? undefined : { ...answer, ...words };
}

// Whether a value counts as no answer: it is absent, or empty and of the type that the question takes.
export function isBlankValue(q: Question, value: unknown): boolean {
  if (value === undefined) return true;
  switch (q.type) {
    case "text":
      return typeof value === "string" && isBlank(clean(value));
    case "choice":
    case "date":
      return value === "";
    case "number":
      return q.decimals > 0 && value === "";
    case "choices":
    case "ranking":
      return Array.isArray(value) && value.length === 0;
    case "grades":
    case "matrix":
      return membersOf(value)?.size === 0;
    case "scale":
      return false;
  }
}

// Whether the words of other are absent or blank.
export function isBlankWords(other: unknown): boolean {
  return other === undefined || (typeof other === "string" && isBlank(cleanLine(other)));
}

function readValue(q: Question, value: unknown): Read {
  switch (q.type) {
    case "choice":
      return faultOf(value, q.options, q.other) ?? { choice: value as string };
    case "choices":
    case "ranking":
      return readPicks(q, value);
    case "grades":
    case "matrix":
      return readCells(q, value);
    case "scale":
      return readInteger(value, q.from, q.to);
    case "number":
      if (q.decimals === 0) return readInteger(value, q.min, q.max);
      return readWritten(q, value, (s) => readDecimal(s, q.decimals));
    case "date":
      return readWritten(q, value, (s) => parseDate(s) ?? "bad_date");
    case "text": {
      const text = asString(value);
      if (text === undefined) return "bad_type";
      return lengthOf(clean(text)) > q.max ? "too_long" : { text: clean(text) };
    }
  }
}

// What is wrong with an id; undefined if it is one of the options.
function faultOf(value: unknown, options: Option[], other: boolean): string | undefined {
  if (typeof value !== "string") return "bad_type";
  return (other && value === otherID) || options.some((o) => o.id === value) ? undefined : "unknown_option";
}

function readPicks(q: Question, value: unknown): Read {
  if (!Array.isArray(value)) return "bad_type";
  const picks = new Set<string>();
  for (const element of value as unknown[]) {
    const fault = faultOf(element, q.options, q.other);
    if (fault !== undefined) return fault;
    if (picks.has(element as string)) return "duplicate";
    picks.add(element as string);
  }
  if (q.type === "ranking") return { choices: [...picks] };
  if (picks.size < q.min) return "too_few";
  return picks.size > q.max ? "too_many" : { choices: [...q.options.map((o) => o.id), otherID].filter((id) => picks.has(id)) };
}

function readCells(q: Question, value: unknown): Read {
  const given = membersOf(value);
  if (given === null) return "bad_type";
  const [rows, values] = q.type === "grades" ? [q.options, q.grades] : [q.rows, q.options];
  for (const row of given.keys()) {
    if (!rows.some((r) => r.id === row)) return "unknown_row";
  }
  const cells = new Map<string, string>();
  for (const { id } of rows) {
    const cell = given.get(id);
    if (cell === undefined) continue;
    const fault = faultOf(cell, values, false);
    if (fault !== undefined) return fault;
    cells.set(id, cell as string);
  }
  return q.required && cells.size < rows.length ? "incomplete" : { cells };
}

function readInteger(value: unknown, least: number, most: number): Read {
  if (!Number.isInteger(value)) return "bad_type";
  const n = (value as number) + 0; // + 0 makes −0 zero
  return n < least || n > most ? "out_of_range" : { number: n };
}

// A date or a decimal number.
function readWritten(q: Question, value: unknown, read: (s: string) => number | string): Read {
  if (typeof value !== "string") return "bad_type";
  const n = read(value);
  if (n === "bad_date" || n === "bad_decimal") return "bad_format";
  return typeof n === "string" || n < q.min || n > q.max ? "out_of_range" : { number: n };
}

// The words of other, which are there exactly where other is picked.
function readOther(q: Question, answer: Answer, other: unknown): { other?: string } | string {
  const picked = answer.choice === otherID || answer.choices?.includes(otherID) === true;
  if (other !== undefined && typeof other !== "string") return "bad_type";
  if (!picked) return isBlankWords(other) ? {} : "other_unexpected";
  if (other === undefined || isBlankWords(other)) return "other_missing";
  const words = cleanLine(asString(other) ?? "");
  return lengthOf(words) > q.otherMax ? "other_too_long" : { other: words };
}

// CR LF becomes LF, and other control characters are dropped.
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "");
}

// The same on a single line.
function cleanLine(text: string): string {
  return clean(text).replace(/\n/g, " ");
}

function isBlank(text: string): boolean {
  return /^[ \n]*$/.test(text);
}
