/**
 * Which language the booth speaks. Two choices that need not agree: the poll's texts come in the poll's languages, the booth's own
 * words in those of this folder. Each language has one file, which exports the words of each part of the booth; the build makes of it a file for
 * each part, so that nobody fetches words that the page does not say.
 */

import type * as english from "./en.ts";
import { base } from "./locale.ts";
import type { Language } from "./speech.ts";

/** The words of each part, as en.ts has them. */
export type Words = typeof english;

/** The parts whose words are fetched, in one language. The others come with the code that says them, in all. */
export type Fetched = Exclude<keyof Words, "sensitive" | "file">;

/** The languages of the booth's own words. The first is spoken to those who read none of them. */
export const ownLanguages: readonly Language[] = ["en", "fr", "de", "es", "ar"];

/** The first of the reader's languages that is offered (or its base, "fr" for "fr-CA"); else the first that is offered. */
export function preferred<T extends string>(wanted: readonly string[], offered: readonly T[]): T {
  for (const w of wanted) {
    const exact = offered.find((o) => o.toLowerCase() === w.toLowerCase());
    const near = exact ?? offered.find((o) => base(o) === base(w));
    if (near) return near;
  }
  return offered[0]!;
}

/** The booth's language beside a poll in lang: the poll's if the booth speaks it, else the reader's. */
export function beside(lang: string): Language {
  const same = ownLanguages.find((own) => own === base(lang));
  return same ?? preferred(navigator.languages, ownLanguages);
}

// The usual ones by heart: the browser's list of names takes a slow phone half a second to open.
const names: Partial<Record<string, string>> = { en: "English", fr: "Français", de: "Deutsch", es: "Español", ar: "العربية" };

/** A language's name in that language, capitalized as in a list. */
export function languageName(tag: string): string {
  const known = names[tag];
  if (known) return known;
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
