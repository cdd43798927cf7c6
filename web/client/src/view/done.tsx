// The ballot is in the box: the receipt, and a warning about it.

import { maxSeq } from "../domain/ballot.ts";
import { Heading } from "./heading.tsx";
import { Later } from "./later.tsx";
import { Mark } from "./mark.tsx";
import { inWords, useReader, useWords } from "./reader.ts";
import { SaveReceipt } from "./save.tsx";
import type { Ballots } from "./send.ts";
import { moment } from "./when.ts";

export interface DoneProps {
  ballots: Ballots; // one of them held
  onChange: () => void;
  onWithdraw: () => void;
}

export function Done({ ballots, onChange, onWithdraw }: DoneProps) {
  const reader = useReader();
  const s = useWords("sending");
  const u = useWords("unusual");
  const { d, locale } = reader;
  const held = ballots.held!;
  const title = held.seq > 0 ? s.replacedTitle : s.doneTitle;
  return (
    <div class="done">
      <Mark />
      <Heading step="done" title={`${title} – ${inWords(reader, d.title)}`}>{title}</Heading>
      <p class="lead">{s.doneText}</p>
      {ballots.late && <Later name="unsent" within>{() => <p class="note warm">{u.doneLate}</p>}</Later>}
      <h2>{held.seq > 0 ? s.newReceiptTitle : s.receiptTitle}</h2>
      {held.seq > 0 && <p>{s.newReceiptText}</p>}
      <p>{s.receiptText(moment(d.closes, locale))}</p>
      <p class="note warm">{s.receiptWarning}</p>
      <SaveReceipt shown={held} words={s.receiptWords(inWords(reader, d.title), moment(d.closes, locale))} />
      <h2>{s.mindTitle}</h2>
      <div class="actions">
        {held.seq < maxSeq && <button type="button" class="button plain" onClick={onChange}>{s.changeAnswers}</button>}
        <button type="button" class="button plain" onClick={onWithdraw}>{s.withdraw}</button>
      </div>
      <p class="note">{s.forget}</p>
    </div>
  );
}
