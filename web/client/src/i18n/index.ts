/**
 * Which language the booth speaks. Two choices that need not agree: the poll's texts come in the poll's languages, the booth's own
 * words in those of this folder. Each language has a folder, with one file for each part of the booth that has words of its own.
 */

import type { words as codes } from "./en/codes.ts";
import type { words as fields } from "./en/fields.ts";
import type { words as first } from "./en/first.ts";
import type { words as receipt } from "./en/receipt.ts";
import type { words as sending } from "./en/sending.ts";
import type { words as unusual } from "./en/unusual.ts";
import { base } from "./locale.ts";
import type { Language } from "./speech.ts";

export interface Words {
  first: typeof first; // up to the check of the answers
  fields: typeof fields; // the fields that only some polls have
  sending: typeof sending; // what is wrong with an answer, and from the check to the receipt
  unusual: typeof unusual; // what few see
  codes: typeof codes; // polls with codes
  receipt: typeof receipt; // what a receipt is good for, and the comparison of the link
}

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
