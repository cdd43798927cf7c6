/**
 * Which language the booth speaks. Two choices that need not agree: the poll's texts come in the poll's languages, the
 * booth's own words in those of this folder.
 */

import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Strings = typeof en;

// Both, so that no first picture waits for a request of its own.
const own: Readonly<Record<string, Strings>> = { en, fr };

/** The languages of the booth's own words. */
export const ownLanguages = Object.keys(own);

/** The booth's own words, and the language they are in. */
export interface Voice {
  ui: string;
  locale: string; // for dates and numbers: the reader's own variant of ui
  w: Strings;
}

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

/** The voice for one of ownLanguages. */
export function voice(ui: string): Voice {
  const locale = navigator.languages.find((tag) => base(tag) === ui) ?? ui;
  return { ui, locale, w: own[ui]! };
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
