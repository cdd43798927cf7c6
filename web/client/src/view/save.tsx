// The receipt as a file for the person to keep.

import { formatPollID } from "../domain/link.ts";
import { formatReceiptFile } from "../domain/receipt.ts";
import { useReader, useWords } from "./reader.ts";
import type { Held } from "./send.ts";

export function SaveReceipt({ held, words }: { held: Held; words: string }) {
  const { link, say } = useReader();
  const s = useWords("sending");
  const save = () => {
    const text = formatReceiptFile({ words, link, seed: held.key.seed, note: held.note });
    const version = held.seq > 0 ? `-${held.seq + 1}` : ""; // so that an old file is not taken for the new
    download(`isoloir-${s.receiptFile}-${formatPollID(link.id).slice(0, 8)}${version}.txt`, text);
    say(s.saved);
  };
  return <div class="actions"><button type="button" class="button" onClick={save}>{s.save}</button></div>;
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers fetch it late
}
