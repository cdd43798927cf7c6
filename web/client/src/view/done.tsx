// The ballot is in the box: the receipt, and a warning about it.

import { maxSeq } from "../domain/ballot.ts";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";
import { inWords, useReader, useWords } from "./reader.ts";
import { SaveReceipt } from "./save.tsx";
import type { Held } from "./send.ts";
import { moment } from "./when.ts";

export function Done({ held, onChange, onWithdraw }: { held: Held; onChange: () => void; onWithdraw: () => void }) {
  const reader = useReader();
  const s = useWords("sending");
  const { d, locale } = reader;
  const title = held.seq > 0 ? s.replacedTitle : s.doneTitle;
  return (
    <div class="done">
      <Mark />
      <Heading step="done" title={`${title} – ${inWords(reader, d.title)}`}>{title}</Heading>
      <p class="lead">{s.doneText}</p>
      <h2>{held.seq > 0 ? s.newReceiptTitle : s.receiptTitle}</h2>
      {held.seq > 0 && <p>{s.newReceiptText}</p>}
      <p>{s.receiptText(moment(d.closes, locale))}</p>
      <p class="note warm">{s.receiptWarning}</p>
      <SaveReceipt held={held} words={s.receiptWords(inWords(reader, d.title), moment(d.closes, locale))} />
      <h2>{s.mindTitle}</h2>
      <div class="actions">
        {held.seq < maxSeq && <button type="button" class="button plain" onClick={onChange}>{s.changeAnswers}</button>}
        <button type="button" class="button plain" onClick={onWithdraw}>{s.withdraw}</button>
      </div>
      <p class="note">{s.forget}</p>
    </div>
  );
}
