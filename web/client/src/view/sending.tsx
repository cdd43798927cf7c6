// Sealing and sending, what can go wrong with it, and the receipt.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answers } from "../domain/answers.ts";
import { Done } from "./done.tsx";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";
import { inWords, useReader } from "./reader.ts";
import { deliver, seal } from "./send.ts";
import type { Outcome, Sealed } from "./send.ts";

interface Props { answers: Answers; onDone: () => void; onBack: () => void }

export function Sending({ answers, onDone, onBack }: Props) {
  const reader = useReader();
  const { d, link, w, say } = reader;
  const [now, setNow] = useState(w.sealing);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const sealed = useRef<Sealed | null>(null); // made once: trying again sends the same bytes
  const tell = (words: string) => {
    setNow(words);
    say(words);
  };
  const run = async () => {
    setOutcome(null);
    if (!sealed.current) {
      tell(w.sealing);
      sealed.current = await seal(d, link, answers).catch(() => null);
    }
    if (!sealed.current) return setOutcome({ is: "unsealed", code: "not_sealed" });
    tell(w.sending);
    const result = await deliver(d, link, sealed.current, (wait) => tell(w.waiting(Math.ceil(wait / 1000))));
    setOutcome(result);
    if (result.is === "accepted") onDone();
  };
  useEffect(() => { void run(); }, []);

  const suffix = ` – ${inWords(reader, d.title)}`;
  if (!outcome) {
    return (
      <div class="stop">
        <Heading step="sending" title={w.sendingTitle + suffix}>{w.sendingTitle}</Heading>
        <p>{now}</p>
        <div class="wait" />
      </div>
    );
  }
  if (outcome.is === "accepted") return <Done receipt={outcome} />;
  const title = outcome.is === "refused" ? w.refusedTitle : w.unsentTitle;
  return (
    <div class="stop">
      <Mark />
      <Heading step={outcome.is} title={title + suffix}>{title}</Heading>
      <p class="lead">{explain()}</p>
      <p class="reason">{w.reason(outcome.code)}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => void run()}>{w.tryAgain}</button>
        {outcome.is !== "unsent" && <button type="button" class="button plain" onClick={onBack}>{w.toCheck}</button>}
      </div>
    </div>
  );

  function explain(): string {
    switch (outcome?.is === "accepted" ? "" : outcome?.code) {
      case "closed": return w.refusedClosed;
      case "not_open_yet": return w.refusedEarly;
      case "full": return w.refusedFull;
      case "bad_receipt": return w.badReceipt;
      case "not_sealed": return w.unsealed;
    }
    return outcome?.is === "unsent" ? w.unsentText : w.refusedOther;
  }
}
