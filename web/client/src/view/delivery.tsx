// Something sealed on its way: what is being done, what can go wrong with it, and the way on.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";
import { inWords, useReader, useWords } from "./reader.ts";
import { deliver } from "./send.ts";
import type { Held, Outcome, Sealed } from "./send.ts";

interface Props {
  title: string;
  making: string; // what is said while it is sealed
  seal: () => Promise<Sealed>;
  refused: string; // the title where the server says no
  back: string; // where onBack leads
  onBack: () => void;
  onAccepted: (held: Held) => void;
}

export function Delivery({ title, making, seal, refused, back, onBack, onAccepted }: Props) {
  const reader = useReader();
  const { d, w, say } = reader;
  const s = useWords("sending");
  const [now, setNow] = useState<{ is: "making" | "sending" | "waiting"; seconds?: number }>({ is: "making" });
  const [outcome, setOutcome] = useState<Exclude<Outcome, { is: "accepted" }> | null>(null);
  const sealed = useRef<Sealed | null>(null); // made once: trying again sends the same bytes
  const words = now.is === "making" ? making : now.is === "sending" ? s.sending : s.waiting(now.seconds ?? 0);
  useEffect(() => say(words), [now]);
  const run = async () => {
    setOutcome(null);
    if (!sealed.current) {
      setNow({ is: "making" });
      sealed.current = await seal().catch(() => null);
    }
    if (!sealed.current) return setOutcome({ is: "unsealed", code: "not_sealed" });
    setNow({ is: "sending" });
    const result = await deliver(reader, sealed.current, (wait) => setNow({ is: "waiting", seconds: Math.ceil(wait / 1000) }));
    if (result.is === "accepted") onAccepted(result.held);
    else setOutcome(result);
  };
  useEffect(() => { void run(); }, []);

  const show = (step: string, heading: string, children: ComponentChildren) => (
    <div class="stop">
      {outcome && <Mark />}
      <Heading step={step} title={`${heading} – ${inWords(reader, d.title)}`}>{heading}</Heading>
      {children}
    </div>
  );
  if (!outcome) return show("sending", title, <><p>{words}</p><div class="wait" /></>);
  return show(outcome.is, outcome.is === "refused" ? refused : s.unsentTitle, (
    <>
      <p class="lead">{s.refusals[outcome.code] ?? (outcome.is === "unsent" ? s.unsentText : s.refusedOther)}</p>
      <p class="reason">{w.reason(outcome.code)}</p>
      <div class="actions">
        {!final.includes(outcome.code) && <button type="button" class="button" onClick={() => void run()}>{w.tryAgain}</button>}
        {outcome.is !== "unsent" && <button type="button" class="button plain" onClick={onBack}>{back}</button>}
      </div>
    </>
  ));
}

// Answers that will not change by asking again.
const final = ["closed", "full", "seq_out_of_turn", "seq_too_high", "withdrawn", "no_such_ballot", "deleted"];
