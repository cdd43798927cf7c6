// Which variant of a language dates and numbers are written in.

export const base = (tag: string): string => tag.toLowerCase().split("-")[0]!;

/** The reader's own variant of a language ("fr-CA" for "fr"). Digits are those of the page's codes, receipts and fields in every language. */
export function localeOf(lang: string): string {
  const tag = navigator.languages.find((own) => base(own) === base(lang)) ?? lang;
  return new Intl.Locale(tag, { numberingSystem: "latn" }).toString();
}
