// Taking a ballot back: asked once more, then sent like a ballot, and proved by a new receipt.

import { useState } from "preact/hooks";
import { withdrawalBytes } from "../../domain/ballot.ts";
import { submitWithdrawal } from "../../domain/submit.ts";
import { Delivery } from "../delivery.tsx";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { SaveReceipt } from "../save.tsx";
import { deliver } from "../send.ts";
import type { Held, Poll, Sealed } from "../send.ts";

interface Props { held: Held; onKeep: () => void; onWithdrawn: () => void; onLeave: () => void }

export function Withdrawal({ held, onKeep, onWithdrawn, onLeave }: Props) {
  const reader = useReader();
  const s = useWords("sending");
  const r = useWords("receipt");
  const [sure, setSure] = useState(false);
  const [gone, setGone] = useState<Held | null>(null);
  const title = inWords(reader, reader.d.title);
  if (gone) {
    return (
      <div class="done">
        <Mark />
        <Heading step="withdrawn" title={`${r.goneTitle} – ${title}`}>{r.goneTitle}</Heading>
        <p class="lead">{r.goneText}</p>
        <h2>{s.newReceiptTitle}</h2>
        <SaveReceipt shown={gone} words={r.goneWords(title)} />
        <div class="actions"><button type="button" class="button plain" onClick={onLeave}>{r.toPoll}</button></div>
      </div>
    );
  }
  if (sure) {
    return (
      <Delivery title={r.withdrawing} making={r.signing} says={{ refusedTitle: r.refusedTitle }} back={reader.w.back} onBack={onKeep}
        attempt={async (options, onSealed) => {
          const withdrawal = await sealWithdrawal(reader, held);
          onSealed();
          return deliver(reader, withdrawal, options);
        }}
        onAccepted={(note) => {
          setGone({ key: held.key, seq: held.seq + 1, note });
          onWithdrawn();
        }} />
    );
  }
  return (
    <div class="stop">
      <Heading step="confirm" title={`${r.confirmTitle} – ${title}`}>{r.confirmTitle}</Heading>
      <p class="lead">{r.confirmText}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => setSure(true)}>{r.confirm}</button>
        <button type="button" class="button plain" onClick={onKeep}>{r.keep}</button>
      </div>
    </div>
  );
}

async function sealWithdrawal({ link }: Poll, { key, seq }: Held): Promise<Sealed> {
  return { key, seq: seq + 1, body: await withdrawalBytes(link.id, key, seq + 1), submit: submitWithdrawal };
}
