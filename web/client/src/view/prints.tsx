// The fingerprints of age recipients, which people compare.

import { useEffect, useState } from "preact/hooks";
import { sha256, utf8Bytes } from "../domain/bytes.ts";

export function Prints({ of }: { of: readonly string[] }) {
  const [prints, setPrints] = useState<string[]>([]);
  useEffect(() => { void Promise.all(of.map(fingerprint)).then(setPrints); }, of);
  return <ol class="prints">{prints.map((print) => <li key={print}><code dir="ltr">{print}</code></li>)}</ol>;
}

/** The first 16 bytes of SHA-256 of an age recipient's text, in groups of four hexadecimal digits. */
async function fingerprint(recipient: string): Promise<string> {
  const hash = await sha256(utf8Bytes(recipient));
  const hex = [...hash.subarray(0, 16)].map((b) => b.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{4})(?=.)/g, "$1 ");
}
