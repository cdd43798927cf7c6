// What stands around every step: the curtain, the mark, the languages, the one live region, the poll's number.

import type { ComponentChildren } from "preact";
import { formatPollID } from "../domain/link.ts";
import type { Link } from "../domain/link.ts";
import { pollWords } from "../domain/words.ts";
import type { Words } from "../i18n/index.ts";
import { languageName } from "../i18n/index.ts";
import { logo, site } from "./brand.ts";
import { Mark } from "./mark.tsx";

interface Props {
  w: Words["first"];
  s?: Words["sending"] | undefined; // once they are here: the foot waits for them
  languages: readonly string[];
  lang: string;
  onLanguage: (lang: string) => void;
  said: string;
  link?: Link;
  children: ComponentChildren;
}

export function Shell({ w, s, languages, lang, onLanguage, said, link, children }: Props) {
  return (
    <>
      <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById("main")?.focus(); }}>{w.skip}</a>
      <div class="curtain" />
      <header class="wrap top">
        <span class="mark">{logo ? <img class="logo" src={logo} alt="" /> : <Mark />}<bdi>{site}</bdi></span>
        {languages.length > 1 && (
          <nav aria-label={w.language}>
            <ul class="languages">
              {languages.map((tag) => (
                <li key={tag}>
                  <button type="button" lang={tag} aria-pressed={tag === lang} onClick={() => onLanguage(tag)}>{languageName(tag)}</button>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main class="wrap" id="main" tabIndex={-1}>{children}</main>
      <div class="hidden" role="status" aria-live="polite" id="live">{said}</div>
      {link && s && (
        <footer class="foot">
          <div class="wrap">
            <p>{s.verified}</p>
            <p>{s.pollId} <code dir="ltr">{formatPollID(link.id)}</code></p>
            <p>{s.pollWords} <code dir="ltr">{pollWords(link.id)}</code></p>
            <p>{s.compare}</p>
          </div>
        </footer>
      )}
    </>
  );
}
