// A ballot that was carried here is in the box: its receipt, with the key that can change it or without.

import type { Shown } from "../../domain/offered.ts";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { SaveReceipt } from "../save.tsx";
import { moment } from "../when.ts";

export function Arrived({ shown, onLeave }: { shown: Shown; onLeave: () => void }) {
  const reader = useReader();
  const s = useWords("sending");
  const r = useWords("receipt");
  const [title, closes] = [inWords(reader, reader.d.title), moment(reader.d.closes, reader.locale)];
  return (
    <div class="done">
      <Mark />
      <Heading step="arrived" title={`${r.arrivedTitle} – ${title}`}>{r.arrivedTitle}</Heading>
      <p class="lead">{s.doneText}</p>
      <h2>{s.receiptTitle}</h2>
      {shown.key ? <><p>{s.receiptText(closes)}</p><p class="note warm">{s.receiptWarning}</p></> : <p>{r.bareText}</p>}
      <SaveReceipt shown={shown} words={s.receiptWords(title, closes)} />
      <div class="actions"><button type="button" class="button plain" onClick={onLeave}>{r.toPoll}</button></div>
    </div>
  );
}
