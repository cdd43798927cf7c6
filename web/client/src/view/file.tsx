// The booth as a file: asks for the link of a poll, which a page from a server has in its own address, and says what a file is worth.

import { useState } from "preact/hooks";
import type { Link } from "../domain/link.ts";
import { parseLink } from "../domain/parse_link.ts";
import { file as ar } from "../i18n/ar.ts";
import { file as de } from "../i18n/de.ts";
import { file as en } from "../i18n/en.ts";
import { file as es } from "../i18n/es.ts";
import { file as fr } from "../i18n/fr.ts";
import { beside, ownLanguages, preferred } from "../i18n/index.ts";
import type { Language } from "../i18n/speech.ts";
import { App } from "./app.tsx";
import { site } from "./brand.ts";
import { Fault } from "./fault.tsx";
import { Heading } from "./heading.tsx";
import { Shell } from "./shell.tsx";
import { useVoice } from "./voice.ts";

const own: Readonly<Record<Language, typeof en>> = { en, fr, de, es, ar };

export function File() {
  const [given, setGiven] = useState<Given | null>(null);
  return given ? <App {...given} /> : <Asking onLink={setGiven} />;
}

/** code: what stood behind the link. */
interface Given { link: Link; code: string }

function Asking({ onLink }: { onLink: (given: Given) => void }) {
  const [lang, setLang] = useState<string>(preferred(navigator.languages, ownLanguages));
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(0); // tries, so that the last is said even where it failed like the one before
  const ui = beside(lang);
  const { voice } = useVoice(ui);
  if (!voice) return null;
  const w = voice.words.first;
  const f = own[ui];
  const open = () => {
    const link = parseLink(text.trim());
    if (link) return onLink({ link, code: text.trim().replace(/^[^#]*#?/, "") });
    setWrong(wrong + 1);
    document.getElementById("link")?.focus();
  };
  return (
    <Shell w={w} languages={ownLanguages} lang={lang} onLanguage={setLang} said="">
      <form noValidate onSubmit={(e) => { e.preventDefault(); open(); }}>
        <Heading step="link" title={`${wrong ? w.error + w.colon : ""}${f.title} – ${site}`}>{f.title}</Heading>
        <div class={wrong ? "question wrong" : "question"}>
          <label class="ask" for="link">{f.link}</label>
          <p class="hint" id="link-hint">{f.hint}</p>
          {wrong > 0 && <Fault w={w} id="link-fault" tries={wrong}>{w.badLinkText}</Fault>}
          <input class="field" id="link" type="text" inputMode="url" autocomplete="off" autocapitalize="none" spellcheck={false} dir="auto"
            aria-describedby={wrong ? "link-fault link-hint" : "link-hint"} aria-invalid={wrong > 0} value={text} onInput={(e) => setText(e.currentTarget.value)} />
        </div>
        <div class="actions"><button type="submit" class="button">{f.open}</button></div>
      </form>
      <h2>{f.protectsTitle}</h2>
      <ul class="sealed">{f.protects.map((line) => <li key={line}>{line}</li>)}</ul>
      <h2>{f.cannotTitle}</h2>
      <ul>{f.cannot.map((line) => <li key={line}>{line}</li>)}</ul>
    </Shell>
  );
}
