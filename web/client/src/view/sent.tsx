// What will be sent, for whoever wants to see it: the plain answers, the keys, the size that every ballot has.

import { useEffect, useState } from "preact/hooks";
import type { Answers } from "../domain/answers.ts";
import { encodeAnswers } from "../domain/answers.ts";
import { sha256, utf8Bytes } from "../domain/bytes.ts";
import type { Definition } from "../domain/definition.ts";
import { recipientKind } from "../domain/recipient.ts";
import { useReader } from "./reader.ts";

export function WhatIsSent({ answers }: { answers: Answers }) {
  const { d, w, locale } = useReader();
  const [prints, setPrints] = useState<string[]>([]);
  useEffect(() => { void Promise.all(d.recipients.map(fingerprint)).then(setPrints); }, [d]);
  const plain: unknown = JSON.parse(new TextDecoder().decode(encodeAnswers(d, answers)));
  return (
    <details>
      <summary>{w.sentTitle}</summary>
      <div>
        <p>{w.sentText(new Intl.NumberFormat(locale).format(submissionSize(d)))}</p>
        <h3>{w.sentAnswers}</h3>
        <pre tabIndex={0} aria-label={w.sentAnswers}>{JSON.stringify(plain, null, 2)}</pre>
        <h3>{w.sentKeys}</h3>
        <ol class="prints">{prints.map((print) => <li key={print}><code>{print}</code></li>)}</ol>
      </div>
    </details>
  );
}

/** The first 16 bytes of SHA-256 of an age recipient's text, in groups of four hexadecimal digits. */
async function fingerprint(recipient: string): Promise<string> {
  const hash = await sha256(utf8Bytes(recipient));
  const hex = [...hash.subarray(0, 16)].map((b) => b.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{4})(?=.)/g, "$1 ");
}

// Bytes of a submission (docs/formats.md §6): seq and signature, then the age file.
function submissionSize(d: Definition): number {
  const stanza = recipientKind(d.recipients[0] ?? "") === "x25519" ? 98 : 1557;
  return 4 + 64 + 22 + d.recipients.length * stanza + 103 + 48 + 16 + d.ballotSize + 16;
}
