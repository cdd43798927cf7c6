// Numbers with decimals and dates, as texts and as integers: docs/formats.md §4.

import type { Question } from "./definition.ts";

// 1234 → "12.34" for a question with two decimals, "1234" without.
export function formatNumber(q: Question, n: number): string {
  return formatDecimal(n, q.decimals);
}

export function formatDecimal(n: number, decimals: number): string {
  const digits = String(Math.abs(n)).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return n < 0 ? "-" + text : text;
}

// The inverse of formatNumber: null if the text is not written exactly so, or does not fit into 2^53 − 1.
export function parseNumber(q: Question, s: string): number | null {
  const n = readDecimal(s, q.decimals);
  return typeof n === "number" ? n : null;
}

// A decimal with exactly this many digits after the point, times 10^decimals; or the code of what is wrong.
export function readDecimal(s: string, decimals: number): number | "bad_decimal" | "out_of_range" {
  const parts = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(s);
  const [, sign = "", whole = "", fraction = ""] = parts ?? [];
  if (parts === null || fraction.length !== decimals) return "bad_decimal";
  const n = Number(whole + fraction);
  if (!Number.isSafeInteger(n)) return "out_of_range";
  if (sign === "") return n;
  return n === 0 ? "bad_decimal" : -n;
}

const day = 86_400_000; // milliseconds

// Days since 1970-01-01 → "YYYY-MM-DD".
export function formatDate(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10);
}

// "YYYY-MM-DD" of the proleptic Gregorian calendar, years 0001–9999, as days since 1970-01-01; null otherwise.
export function parseDate(s: string): number | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(s) || s.startsWith("0000")) return null;
  const milliseconds = Date.parse(s + "T00:00:00Z");
  if (Number.isNaN(milliseconds)) return null;
  const days = milliseconds / day;
  return formatDate(days) === s ? days : null; // Some engines take 30 February for 2 March.
}

// "YYYY-MM-DDThh:mm:ssZ", years 2000–9999; null otherwise.
export function parseTime(s: string): Date | null {
  if (!/^[2-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/.test(s)) return null;
  const time = new Date(s);
  return !Number.isNaN(time.getTime()) && formatTime(time) === s ? time : null;
}

export function formatTime(time: Date): string {
  return time.toISOString().replace(/\.000Z$/, "Z");
}
