// The poll's number, on every page: in letters, in words, and on demand as a QR code.

import { useState } from "preact/hooks";
import { formatPollID } from "../domain/link.ts";
import { pollWords } from "../domain/words.ts";
import { Later } from "./later.tsx";
import { useReader } from "./reader.ts";

export function Foot() {
  const { link, words: { sending: s } } = useReader();
  const [open, setOpen] = useState(false);
  return s ? (
    <footer class="foot">
      <div class="wrap">
        <p>{s.verified}</p>
        <p>{s.pollId} <code dir="ltr">{formatPollID(link.id)}</code></p>
        <p>{s.pollWords} <code dir="ltr">{pollWords(link.id)}</code></p>
        <p>{s.compare}</p>
        <details onToggle={(e) => setOpen(e.currentTarget.open)}>
          <summary>{s.asCode}</summary>
          <div>{open && <Later name="qr" within>{({ Compare }) => <Compare />}</Later>}</div>
        </details>
      </div>
    </footer>
  ) : null;
}
