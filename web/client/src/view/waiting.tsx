// The booth before it has words, and where none arrive, in any language.

import { dirOf } from "../i18n/locale.ts";
import { lostWords } from "../i18n/lost.ts";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";

export function Waiting({ again }: { again: (() => void) | null }) {
  return (
    <>
      <div class="curtain" />
      <main class="wrap">
        <div class="stop">
          <Mark />
          {again ? <Lost again={again} /> : <div class="wait" />}
        </div>
      </main>
    </>
  );
}

function Lost({ again }: { again: () => void }) {
  return (
    <>
      <Heading step="lost" title="Isoloir">Isoloir</Heading>
      {Object.entries(lostWords).map(([lang, [sentence, button]]) => (
        <p lang={lang} dir={dirOf(lang)} key={lang}>{sentence} <button type="button" class="link" onClick={again}>{button}</button></p>
      ))}
    </>
  );
}
