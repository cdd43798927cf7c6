// What stands around every step: the curtain, the mark, the languages, the one live region.

import type { ComponentChildren } from "preact";
import type { Words } from "../i18n/index.ts";
import { languageName } from "../i18n/index.ts";
import { logo, site } from "./brand.ts";
import { Mark } from "./mark.tsx";

interface Props {
  w: Words["first"];
  languages: readonly string[];
  lang: string;
  onLanguage: (lang: string) => void;
  said: string;
  foot?: ComponentChildren;
  children: ComponentChildren;
}

export function Shell({ w, languages, lang, onLanguage, said, foot, children }: Props) {
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
      {foot}
    </>
  );
}
