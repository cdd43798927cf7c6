// Numbers with decimals and dates, as texts and as integers.

import type { Question } from "./definition.ts";

// 1234 → "12.34" for a question with two decimals, "1234" without.
export function formatNumber(q: Question, n: number): string {
  throw new Error(`not built ${q.id} ${n}`);
}

// The inverse of formatNumber: null if the text is not written exactly so.
export function parseNumber(q: Question, s: string): number | null {
  throw new Error(`not built ${q.id} ${s}`);
}

// Days since 1970-01-01 → "YYYY-MM-DD".
export function formatDate(days: number): string {
  throw new Error(`not built ${days}`);
}

// "YYYY-MM-DD" of the proleptic Gregorian calendar, years 0001–9999; null otherwise.
export function parseDate(s: string): number | null {
  throw new Error(`not built ${s}`);
}
