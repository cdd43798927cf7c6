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

export function speech<L extends Language>(lang: L) {
  // Made when they are needed: on a slow phone each takes a tenth of a second.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const figure = (n: number) => (n < 1000 ? String(n) : (numbers ??= new Intl.NumberFormat(localeOf(lang))).format(n));
  /** The form for so many, with the figure in the place of #. */
  const count = (n: number, forms: Forms<L>) => forms[(rules ??= new Intl.PluralRules(lang)).select(n) as keyof Forms<L>].replace("#", figure(n));
  return { figure, count };
}
