// The ballot is in the box: the receipt, and a warning about it.

import { formatPollID } from "../domain/link.ts";
import { formatReceiptFile } from "../domain/receipt.ts";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";
import { inWords, useReader } from "./reader.ts";
import type { Outcome } from "./send.ts";
import { moment } from "./when.ts";

export function Done({ receipt }: { receipt: Extract<Outcome, { is: "accepted" }> }) {
  const reader = useReader();
  const { d, link, locale, w, say } = reader;
  const title = inWords(reader, d.title);
  const closes = moment(d.closes, locale);
  const save = () => {
    const words = w.receiptWords(title, closes);
    const text = formatReceiptFile({ words, link, seed: receipt.key.seed, note: receipt.note });
    download(`isoloir-${w.receiptFile}-${formatPollID(link.id).slice(0, 8)}.txt`, text);
    say(w.saved);
  };
  return (
    <div class="done">
      <Mark />
      <Heading step="done" title={`${w.doneTitle} – ${title}`}>{w.doneTitle}</Heading>
      <p class="lead">{w.doneText}</p>
      <h2>{w.receiptTitle}</h2>
      <p>{w.receiptText(closes)}</p>
      <p class="note warm">{w.receiptWarning}</p>
      <div class="actions"><button type="button" class="button" onClick={save}>{w.save}</button></div>
      <p class="note">{w.forget}</p>
    </div>
  );
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers fetch it late
}
