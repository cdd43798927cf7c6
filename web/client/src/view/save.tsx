// The receipt as a file for the person to keep.

import { formatPollID } from "../domain/link.ts";
import type { Shown } from "../domain/offered.ts";
import { formatReceiptFile } from "../domain/receipt.ts";
import { useReader, useWords } from "./reader.ts";

/** Without its key a receipt is saved as the server signed it. */
export function SaveReceipt({ shown: { key, seq, note }, words }: { shown: Shown; words: string }) {
  const { link, say } = useReader();
  const s = useWords("sending");
  const save = () => {
    const text = key ? formatReceiptFile({ words, link, seed: key.seed, note }) : note;
    const version = seq > 0 ? `-${seq + 1}` : ""; // so that an old file is not taken for the new
    download(`isoloir-${s.receiptFile}-${formatPollID(link.id).slice(0, 8)}${version}.txt`, text);
    say(s.saved);
  };
  return <div class="actions"><button type="button" class="button" onClick={save}>{s.save}</button></div>;
}

export function download(name: string, content: BlobPart): void {
  const type = typeof content === "string" ? "text/plain;charset=utf-8" : "application/octet-stream";
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers fetch it late
}
