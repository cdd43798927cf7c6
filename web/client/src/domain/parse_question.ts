// The structural pass over one question. If its type is unknown, what depends on the type is not judged.

import { readCounting } from "./counting.ts";
import type { Condition, Option, Question } from "./definition.ts";
import { asInteger, asString, sortedKeys } from "./json.ts";
import { isQuestionType, needs, takes } from "./members.ts";
import { optional } from "./object.ts";
import type { ObjectReader } from "./object.ts";
import { parseDate, readDecimal } from "./values.ts";

export const maxDecimals = 6;

export function readQuestion(o: ObjectReader): Question {
  const id = o.string("id") ?? "";
  const word = o.string("type");
  const known = word !== undefined && isQuestionType(word);
  if (word !== undefined && !known) o.fault("type", "bad_value");
  const q = {
    id, type: word ?? "", ask: o.text("ask") ?? new Map(), required: false, shuffle: false,
    options: [], rows: [], grades: [], other: false, otherMax: 0, min: 0, max: 0, from: 0, to: 0, decimals: 0,
  } as unknown as Question;
  optional(q, "help", o.text("help", false));
  q.required = o.boolean("required");
  optional(q, "showIf", o.object("show_if", false, readConditions));
  const has = (name: string) => isTaken(o, q, known, name);
  const must = (name: string) => needs(q.type, name);
  if (has("shuffle")) q.shuffle = o.boolean("shuffle");
  if (has("sensitive")) optional(q, "epsilon", o.object("sensitive", false, (s) => readWritten(s, "epsilon", (text) => readDecimal(text, 4))));
  for (const name of ["options", "rows", "grades"] as const) {
    if (has(name)) q[name] = o.objects(name, must(name), readOption) ?? [];
  }
  if (has("other")) q.other = o.boolean("other");
  if (has("other_max")) q.otherMax = readOtherMax(o, q, known);
  const read = endReader(o, q, known);
  for (const name of ["min", "max"] as const) {
    if (has(name)) q[name] = read(name);
  }
  for (const name of ["from", "to"] as const) {
    if (has(name)) q[name] = o.integer(name, must(name)) ?? 0;
  }
  for (const name of ["low", "high"] as const) {
    if (has(name)) optional(q, name, o.text(name, false));
  }
  if (has("decimals")) q.decimals = readDecimals(o);
  readCounting(o, q, has, known);
  return q;
}

// Whether the member is to be read. Where it is there though the type does not have it, this says so.
function isTaken(o: ObjectReader, q: Question, known: boolean, name: string): boolean {
  if (!known || takes(q.type, name)) return true;
  if (o.get(name, false) !== undefined) o.fault(name, "not_allowed");
  return false;
}

function readOption(o: ObjectReader): Option {
  const option: Option = { id: o.string("id") ?? "", label: o.text("label") ?? new Map() };
  optional(option, "help", o.text("help", false));
  return option;
}

// other_max is there exactly where other is true.
function readOtherMax(o: ObjectReader, q: Question, known: boolean): number {
  if (known && !q.other && o.get("other_max", false) !== undefined) {
    o.fault("other_max", "not_allowed");
    return 0;
  }
  return o.integer("other_max", known && q.other) ?? 0;
}

// How min and max are read: as dates, decimal strings or integers. Without a valid type, or with invalid decimals, it is not
// known which, and they are not looked at.
function endReader(o: ObjectReader, q: Question, known: boolean): (name: string) => number {
  const present = q.type === "number" ? o.members.get("decimals") : undefined;
  const decimals = present === undefined ? 0 : asInteger(present);
  const invalid = present !== undefined && (decimals === undefined || decimals < 1 || decimals > maxDecimals);
  if (!known || invalid) {
    return (name) => {
      o.get(name, false);
      return 0;
    };
  }
  if (q.type === "date") return (name) => readWritten(o, name, (s) => parseDate(s) ?? "bad_date");
  if (decimals !== 0) return (name) => readWritten(o, name, (s) => readDecimal(s, decimals ?? 0));
  return (name) => o.integer(name, needs(q.type, name)) ?? 0;
}

// A number that is written as a string; read gives it, or a fault's code.
function readWritten(o: ObjectReader, name: string, read: (s: string) => number | string): number {
  const s = o.string(name);
  const n = s === undefined ? 0 : read(s);
  if (typeof n === "number") return n;
  o.fault(name, n);
  return 0;
}

function readDecimals(o: ObjectReader): number {
  const n = o.integer("decimals", false);
  if (n !== undefined && (n < 1 || n > maxDecimals)) o.fault("decimals", "out_of_range");
  return n ?? 0;
}

// Conditions, sorted by source. The values of one are all strings, or all integers.
function readConditions(o: ObjectReader): Condition[] {
  return sortedKeys(o.members).map((source) => {
    const condition: Condition = { source, options: [] };
    o.list(source, true, (path, value) => {
      const n = asInteger(value);
      const s = asString(value);
      if (n !== undefined && condition.options.length === 0) (condition.points ??= []).push(n);
      else if (s !== undefined && condition.points === undefined) condition.options.push(s);
      else o.faults.add(path, "bad_type");
    });
    return condition;
  });
}
