// The booth's own words, in one language at a time: fetched for the reader, changed when the language changes, and where they do not
// arrive, those of another language instead.

import { useEffect, useRef, useState } from "preact/hooks";
import { ownLanguages, preferred } from "../i18n/index.ts";
import type { Fetched, Words } from "../i18n/index.ts";
import { dirOf, localeOf } from "../i18n/locale.ts";
import type { Language } from "../i18n/speech.ts";
import { part } from "./parts.ts";

export type Kind = Fetched;

export interface Voice {
  ui: Language;
  asked: Language; // ui, where its words arrived
  locale: string; // for dates and numbers
  words: Pick<Words, "first"> & Partial<Words>; // all of one language
}

export interface Spoken {
  voice: Voice | null; // none yet
  lost: boolean; // what was needed last did not come, in any language
  need: (...kinds: Kind[]) => Promise<void>; // asks for more words, which voice will have
}

// The server says so in the shell, so that nobody waits for the definition first. If it is wrong, no more is lost than a request.
const foretold = document.querySelector<HTMLMetaElement>("meta[name=isoloir-words]")?.content === "fields";

/** Speaks ui as soon as its words are here, until then what it spoke before. The page is marked with what is spoken. */
export function useVoice(ui: Language): Spoken {
  const [voice, setVoice] = useState<Voice | null>(null);
  const [lost, setLost] = useState(false);
  const kinds = useRef(new Set<Kind>(foretold ? ["first", "fields"] : ["first"]));
  const turn = useRef({ asked: 0, shown: 0 }); // what was asked for later is not overtaken by what comes later
  const speak = async () => {
    const mine = ++turn.current.asked;
    setLost(false);
    try {
      const next = await voiceIn(ui, voice?.ui, [...kinds.current]);
      if (mine < turn.current.shown) return;
      turn.current.shown = mine;
      setVoice(next);
    } catch (error) {
      if (mine === turn.current.asked) setLost(true);
      throw error;
    }
  };
  useEffect(() => { if (voice) Object.assign(document.documentElement, { lang: voice.ui, dir: dirOf(voice.ui) }); }, [voice?.ui]);
  const current = useRef({ speak, voice });
  current.current = { speak, voice };
  const again = () => void current.current.speak().catch(() => {});
  useEffect(again, [ui]);
  useEffect(() => {
    if (!lost) return;
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [lost]);
  const need = useRef(async (...more: Kind[]) => {
    for (const kind of more) kinds.current.add(kind);
    if (![...kinds.current].every((kind) => current.current.voice?.words[kind])) await current.current.speak();
  });
  return { voice, lost, need: need.current };
}

// A file that is broken or blocked must not keep anybody from answering: the language that is spoken already, the reader's next,
// English, any.
async function voiceIn(ui: Language, spoken: Language | undefined, kinds: readonly Kind[]): Promise<Voice> {
  const others = [spoken ?? ui, preferred(navigator.languages, ownLanguages), ...ownLanguages];
  let tries = 3; // in three seconds
  for (const lang of new Set([ui, ...others])) {
    const arrived = await allIn(lang, kinds, tries).catch(() => null);
    if (arrived) {
      const words = Object.fromEntries(arrived.map((each, i) => [kinds[i], each])) as unknown as Voice["words"];
      return { ui: lang, asked: ui, locale: localeOf(lang), words };
    }
    tries = 1;
  }
  throw new Error("no words");
}

async function allIn(lang: Language, kinds: readonly Kind[], tries: number) {
  if (kinds.includes("fields")) await part(`words-fields-${lang}`, tries); // and with them the first
  return Promise.all(kinds.map((kind) => part(`words-${kind}-${lang}`, tries)));
}
