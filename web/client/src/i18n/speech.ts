// How a language counts and writes numbers, for the files of its words.

import { localeOf } from "./locale.ts";

/** The forms that each language has for things that are counted, as Unicode CLDR and so Intl.PluralRules name them. */
export const pluralForms = {
  en: ["one", "other"],
  fr: ["one", "many", "other"], // many: millions
  de: ["one", "other"],
  es: ["one", "many", "other"],
  ar: ["zero", "one", "two", "few", "many", "other"],
} as const;

export type Language = keyof typeof pluralForms;

type Forms<L extends Language> = Record<(typeof pluralForms)[L][number], string>;

// Intl's part in both is made when it is needed: on a slow phone each takes a tenth of a second. The files of words call these as PURE, so that the
// build leaves them out of a part that says no number.

/** Writes numbers. */
export function figures(lang: Language) {
  let numbers: Intl.NumberFormat | undefined;
  return (n: number): string => (n < 1000 ? String(n) : (numbers ??= new Intl.NumberFormat(localeOf(lang))).format(n));
}

/** Takes the form for so many, with the figure in the place of #. */
export function counting<L extends Language>(lang: L, figure: (n: number) => string) {
  let rules: Intl.PluralRules | undefined;
  return (n: number, forms: Forms<L>): string => forms[(rules ??= new Intl.PluralRules(lang)).select(n) as keyof Forms<L>].replace("#", figure(n));
}
