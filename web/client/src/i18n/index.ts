/**
 * Which language the booth speaks. Two choices that need not agree: the poll's texts come in the poll's languages, the
 * booth's own words in those of this folder.
 */

import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Strings = typeof en;

const own: Record<string, Strings> = { en, fr };

/** The languages of the booth's own words. */
export const ownLanguages = Object.keys(own);

const base = (tag: string) => tag.toLowerCase().split("-")[0];

/** The first of the reader's languages that is offered (or its base, "fr" for "fr-CA"); else the first that is offered. */
export function preferred(wanted: readonly string[], offered: readonly string[]): string {
  for (const w of wanted) {
    const exact = offered.find((o) => o.toLowerCase() === w.toLowerCase());
    const near = exact ?? offered.find((o) => base(o) === base(w));
    if (near) return near;
  }
  return offered[0]!;
}

export function words(language: string): Strings {
  return own[language] ?? en;
}

/** A language's name in that language, capitalized as in a list. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
