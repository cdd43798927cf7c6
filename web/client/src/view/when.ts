// Times and numbers as the reader writes them.

import type { Definition } from "../domain/definition.ts";
import { formatDate, formatNumber } from "../domain/values.ts";
import type { Question } from "../domain/definition.ts";

const day = 86_400_000;

/** A moment in the reader's own zone, which it names. */
export function moment(time: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  }).format(time);
}

/** The last day on which the answers may still be there. */
export function deletionDay(d: Definition, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(d.closes.getTime() + d.notice.retentionDays * day));
}

/** A day given in days since 1970-01-01. */
export function dayInWords(days: number, locale: string): string {
  if (Number(formatDate(days).slice(0, 4)) < 1000) return formatDate(days); // Intl would drop the zeros
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(days * day));
}

export function numberInWords(q: Question, n: number, locale: string): string {
  const digits = { minimumFractionDigits: q.decimals, maximumFractionDigits: q.decimals };
  return new Intl.NumberFormat(locale, digits).format(Number(formatNumber(q, n)));
}
