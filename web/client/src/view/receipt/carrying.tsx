// A ballot that was sealed before, here or elsewhere, on its way into the box. Whoever sends it need not be whose it is.

import { useState } from "preact/hooks";
import type { Ballot, BallotKey } from "../../domain/ballot.ts";
import { equalBytes } from "../../domain/bytes.ts";
import { maxOffered, readOffered } from "../../domain/offered.ts";
import { submitBallot } from "../../domain/submit.ts";
import { Delivery } from "../delivery.tsx";
import { Fault } from "../fault.tsx";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { deliver } from "../send.ts";
import { Arrived } from "./arrived.tsx";

export interface Carried { ballot: Ballot; body: Uint8Array; token: Uint8Array | undefined; key: BallotKey | null }

export function Carrying({ carried, onAnother, onLeave }: { carried: Carried; onAnother: () => void; onLeave: () => void }) {
  const reader = useReader();
  const { d, link, w } = reader;
  const s = useWords("sending");
  const r = useWords("receipt");
  const { ballot, body, token } = carried;
  const [key, setKey] = useState(carried.key);
  const [trouble, setTrouble] = useState({ words: "", tries: 0 });
  const [sure, setSure] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const title = inWords(reader, d.title);

  const fail = (words: string) => setTrouble(({ tries }) => ({ words, tries: tries + 1 })); // said again where it is the same
  const takeSecret = async (file: File | undefined) => {
    if (!file) return;
    const offered = file.size > maxOffered ? null : await readOffered(new Uint8Array(await file.arrayBuffer()), d, link);
    if (offered?.is !== "secret") return fail(r.notASecret);
    if (!equalBytes(offered.key.publicKey, ballot.key)) return fail(r.otherSecret);
    setTrouble({ words: "", tries: 0 });
    setKey(offered.key);
  };
  if (note) return <Arrived shown={{ key, seq: ballot.seq, note }} onLeave={onLeave} />;
  if (sure) {
    const sealed = { key: { publicKey: ballot.key }, seq: ballot.seq, body, submit: submitBallot, token };
    return (
      <Delivery title={s.sendingTitle} making={s.sending} back={w.back} onBack={() => setSure(false)} onAccepted={setNote}
        attempt={(options) => deliver(reader, sealed, options)} />
    );
  }
  return (
    <div class="stop">
      <Mark />
      <Heading step="carrying" title={`${trouble.words && w.error + w.colon}${r.carryTitle} – ${title}`}>{r.carryTitle}</Heading>
      <p class="lead">{r.carryText}</p>
      {key ? <p class="note">{r.secretHere}</p> : (
        <div class={trouble.words ? "question wrong" : "question"}>
          <label class="ask" for="secret-file">{r.secretFile}</label>
          <p class="help" id="secret-help">{r.secretText}</p>
          {trouble.words && <Fault w={w} id="secret-fault" tries={trouble.tries}>{trouble.words}</Fault>}
          <input class="field" id="secret-file" type="file" aria-invalid={!!trouble.words}
            aria-describedby={trouble.words ? "secret-fault secret-help" : "secret-help"} onChange={(e) => {
            takeSecret(e.currentTarget.files?.[0]).catch(() => fail(r.notASecret));
            e.currentTarget.value = ""; // so that the same can be chosen again
          }} />
        </div>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={() => setSure(true)}>{r.carry}</button>
        <button type="button" class="button plain" onClick={onAnother}>{w.back}</button>
      </div>
    </div>
  );
}
