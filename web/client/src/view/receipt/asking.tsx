// Asks for the receipt: a file, chosen or dropped, or its text. It is read here and goes nowhere.

import { useState } from "preact/hooks";
import { ballotKeyOf } from "../../domain/ballot.ts";
import { equalBytes } from "../../domain/bytes.ts";
import { formatLink } from "../../domain/link.ts";
import { parseReceiptFile, receiptSeq } from "../../domain/receipt.ts";
import { Heading } from "../heading.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import type { Held } from "../send.ts";
import { Outside } from "../words.tsx";

export function Asking({ onFound, onLeave }: { onFound: (held: Held) => void; onLeave: () => void }) {
  const reader = useReader();
  const { d, link, w } = reader;
  const r = useWords("receipt");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<true | { address: string } | null>(null);

  const read = async (given: string) => {
    setTrouble(null);
    // Mail programs and clipboards change line ends, and lose or add them at the end.
    const file = await parseReceiptFile(given.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").trimEnd() + "\n");
    if (!file) return setTrouble(true);
    if (!equalBytes(file.link.id, link.id)) return setTrouble({ address: formatLink(file.link) }); // which pins the host, too
    onFound({ key: await ballotKeyOf(file.seed), seq: receiptSeq(file.note), note: file.note });
  };
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void file.text().then(read, () => setTrouble(true));
  };
  return (
    <form noValidate onSubmit={(e) => { e.preventDefault(); void read(text); }}
      onDragOver={(e) => e.preventDefault()} onDrop={(e) => { e.preventDefault(); take(e.dataTransfer?.files); }}>
      <Heading step="receipt" title={`${r.title} – ${inWords(reader, d.title)}`}>{r.title}</Heading>
      <p class="lead">{r.text}</p>
      {trouble && (
        <p class="note warm" role="alert">
          {trouble === true ? r.notAReceipt : <>{r.elsewhere} <Outside href={trouble.address}><bdi>{trouble.address}</bdi></Outside></>}
        </p>
      )}
      <div class="question">
        <label class="ask" for="receipt-file">{r.file}</label>
        <input class="field" id="receipt-file" type="file" onChange={(e) => take(e.currentTarget.files)} />
      </div>
      <div class="question">
        <label class="ask" for="receipt-text">{r.paste}</label>
        <textarea id="receipt-text" rows={6} autocomplete="off" spellcheck={false} dir="auto" value={text} onInput={(e) => setText(e.currentTarget.value)} />
      </div>
      <div class="actions">
        <button type="submit" class="button">{r.check}</button>
        <button type="button" class="button plain" onClick={onLeave}>{w.back}</button>
      </div>
    </form>
  );
}
