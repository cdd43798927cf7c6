// What a language tag says: its base, its direction, and the variant of a language that dates and numbers are written in.

export const base = (tag: string): string => tag.toLowerCase().split("-")[0]!;

/** The direction of a language's writing, by its script if the tag names one. */
export function dirOf(tag: string): "rtl" | "ltr" {
  const script = /-([A-Z][a-z]{3})\b/.exec(tag)?.[1];
  const rtl = script ? /Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg/.test(script) : /^(ar|ckb|dv|fa|he|ks|nqo|ps|sd|syr|ug|ur|yi)$/.test(base(tag));
  return rtl ? "rtl" : "ltr";
}

/** Keeps a text that stands within a sentence from turning the sentence's order: Unicode's first strong isolate (UAX #9). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/**
 * The reader's own variant of a language ("fr-CA" for "fr"). Digits are those of the page's codes, receipts and fields in every language, and
 * days those of the calendar in which the fields of a date are read; some browsers would take ar-SA for another.
 */
export function localeOf(lang: string): string {
  const tag = navigator.languages.find((own) => base(own) === base(lang)) ?? lang;
  return `${tag.replace(/-[ux]-.*/, "")}-u-ca-gregory-nu-latn`; // RFC 6067; Intl.Locale takes a slow phone a tenth of a second
}
