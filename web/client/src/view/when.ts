// Times and numbers as the reader writes them.

import type { Definition } from "../domain/definition.ts";
import { formatDate, formatNumber } from "../domain/values.ts";
import type { Question } from "../domain/definition.ts";

const day = 86_400_000;

// A formatter takes a slow phone a tenth of a second to make.
const formatters = new Map<string, Intl.DateTimeFormat>();
export function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** A moment in the reader's own zone, which it names. */
export function moment(time: Date, locale: string): string {
  return formatter(locale, {
    weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  }).format(time);
}

/** The last day on which the answers may still be there. */
export function deletionDay(d: Definition, locale: string): string {
  return formatter(locale, { dateStyle: "long" }).format(new Date(d.closes.getTime() + d.notice.retentionDays * day));
}

/** A day given in days since 1970-01-01. */
export function dayInWords(days: number, locale: string): string {
  if (Number(formatDate(days).slice(0, 4)) < 1000) return formatDate(days); // Intl would drop the zeros
  return formatter(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(days * day));
}

export function numberInWords(q: Question, n: number, locale: string): string {
  const digits = { minimumFractionDigits: q.decimals, maximumFractionDigits: q.decimals };
  return new Intl.NumberFormat(locale, digits).format(Number(formatNumber(q, n))).replace("-", "\u2212");
}
