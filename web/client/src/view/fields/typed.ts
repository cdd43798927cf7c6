// What people type where a number or a date is asked for, as the JSON that the domain reads. Where it could mean two things it is left as
// it is, so that the domain asks again.

import type { Question } from "../../domain/definition.ts";
import type { DateFields, Entry } from "../draft.ts";

const longest = 200; // characters that are looked at: more than any number has

export function numberEntry(q: Question, typed: string): Entry {
  return { typed, read: { value: looseNumber(q, typed.slice(0, longest)) } };
}

export function dateEntry(date: DateFields): Entry {
  return { date, read: { value: looseDate(date), wrong: wrongParts(date) } };
}

/** Without the spaces, and with the digits of other scripts (Arabic, Persian, full width) as those that JSON knows. */
export function figures(typed: string): string {
  return typed.replace(/[\s\u200e\u200f\u061c]/g, "").replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

// 1,234 for a whole number; 1,234,567 and 1.234,5 for any. The 1,234 of two decimals could be 1.23 as well.
const wholeGroups = /^-?\d{1,3}([.,])\d{3}(?:\1\d{3})*$/;
const groups = /^-?\d{1,3}([.,])\d{3}(?:(?:\1\d{3})+$|(?:\1\d{3})*(?!\1)[.,])/;

/** A number with a comma or a point before its decimals, which are filled up; between its thousands there may be what people put there. */
export function looseNumber(q: Question, typed: string): unknown {
  const bare = figures(typed).replace("\u2212", "-").replace("\u066b", ",").replace(/['\u2019\u066c]|^\p{Sc}|[\p{Sc}%\u066a]$/gu, "");
  if (bare === "") return undefined;
  const [, between] = (q.decimals === 0 ? wholeGroups : groups).exec(bare) ?? [];
  const parts = /^(-?)0*(\d+)(?:[.,](\d*))?$/.exec(between ? bare.split(between).join("") : bare);
  if (!parts) return typed;
  const [, sign = "", whole = "", fraction = ""] = parts;
  if (fraction.length > q.decimals) return typed;
  if (q.decimals === 0) return Number(sign + whole) || 0;
  const written = `${whole}.${fraction.padEnd(q.decimals, "0")}`;
  return /[1-9]/.test(written) ? sign + written : written;
}

function looseDate({ day, month, year }: DateFields): string | undefined {
  const [y, ...rest] = [year, month, day].map((part) => figures(part.slice(0, longest)));
  return y + rest.join("") ? [y, ...rest.map((n) => n.padStart(2, "0"))].join("-") : undefined;
}

/** Which fields of a date are no day, month or year; the day, where each is one but the month is too short. */
export function wrongParts({ day, month, year }: DateFields): (keyof DateFields)[] {
  const upTo = (most: number, typed: string) => /^\d\d?$/.test(figures(typed)) && Number(figures(typed)) > 0 && Number(figures(typed)) <= most;
  const good = { day: upTo(31, day), month: upTo(12, month), year: /^(?!0000)\d{4}$/.test(figures(year)) };
  const wrong = (["day", "month", "year"] as const).filter((part) => !good[part]);
  return wrong.length > 0 ? wrong : ["day"];
}
