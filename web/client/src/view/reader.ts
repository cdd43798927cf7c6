// What every part of the view needs to know of the poll and of the person who reads it.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Definition, Option, Text } from "../domain/definition.ts";
import { textIn } from "../domain/definition.ts";
import type { Link } from "../domain/link.ts";
import type { Words } from "../i18n/index.ts";
import type { Kind, Spoken, Voice } from "./voice.ts";

export interface Reader extends Voice, Omit<Spoken, "voice"> {
  d: Definition;
  bytes: Uint8Array; // the definition's
  link: Link;
  lang: string; // the poll's texts, one of its languages
  w: Words["first"];
  say: (words: string) => void; // into the one live region
  order: (list: Option[], shuffle: boolean) => readonly Option[]; // drawn once, then kept while the page is open
}

const Context = createContext<Reader | null>(null);
export const ReaderProvider = Context.Provider;

export function useReader(): Reader {
  const reader = useContext(Context);
  if (!reader) throw new Error("no reader");
  return reader;
}

/** Words of a later part; later.tsx shows nothing that uses them before they are here. */
export function useWords<K extends Kind>(kind: K): Words[K] {
  return (useReader().words as Words)[kind];
}

export function inWords(reader: Reader, text: Text): string {
  const words = textIn(text, reader.lang, reader.d);
  // French sets a space before some marks; no line may begin with one of them.
  return reader.lang.startsWith("fr") ? words.replace(/ (?=[?!:;»])/g, "\u00a0") : words;
}
