// Something sealed on its way: what is being done, and the ways on where it does not simply arrive.

import { useEffect, useRef, useState } from "preact/hooks";
import type { SendOptions } from "../domain/transport.ts";
import { Heading } from "./heading.tsx";
import { Later } from "./later.tsx";
import { inWords, useReader, useWords } from "./reader.ts";
import type { Outcome } from "./send.ts";
import type { Says } from "./unsent/failed.tsx";
import type { Saving } from "./unsent/ways.tsx";

interface Props {
  title: string;
  making: string; // what is said while it is sealed
  attempt: (options: SendOptions, onSealed: () => void) => Promise<Outcome>; // sends the same, however often it is asked; throws if it cannot be sealed
  says?: Says; // if it is not about sending a ballot
  back: string; // where onBack leads
  onBack: () => void;
  onAccepted: (note: string) => void;
  saving?: Saving;
}

type Now = { is: "making" | "sending" | "working" } | { is: "waiting"; seconds: number; code: string };
type Failed = Exclude<Outcome, { is: "accepted" }>;

const passing = ["offline", "too_many_requests"]; // what ends by itself, and is said in words of its own
const patience = 8_000; // milliseconds until another way is offered

export function Delivery({ title, making, attempt, says, back, onBack, onAccepted, saving }: Props) {
  const reader = useReader();
  const s = useWords("sending");
  const u = reader.words.unusual && { ...reader.words.unusual, ...says }; // not needed to go on
  const [now, setNow] = useState<Now>({ is: "making" });
  const [slow, setSlow] = useState(false);
  const [outcome, setOutcome] = useState<Failed | null>(null);
  const giveUp = useRef<() => void>(() => {});
  const waiting = ({ seconds, code }: Now & { is: "waiting" }) => (passing.includes(code) ? u?.refusals[code] : u?.waiting(seconds));
  const doing = (now.is === "waiting" ? waiting(now) : now.is === "making" ? making : now.is === "working" && s.working) || says?.sending || s.sending;
  useEffect(() => reader.say(doing), [now]);
  const run = async () => {
    giveUp.current(); // one try at a time
    const controller = new AbortController();
    const { signal } = controller;
    giveUp.current = () => controller.abort();
    setOutcome(null);
    setNow({ is: "making" });
    const onRetry = (_: number, wait: number, code: string) => {
      setSlow(true);
      setNow({ is: "waiting", seconds: Math.ceil(wait / 1000), code });
    };
    const onWork = (late: boolean) => setNow({ is: late ? "working" : "sending" });
    const result = await attempt({ signal, onRetry, onWork }, () => setNow({ is: "sending" })).catch((): Failed => ({ is: "unsealed", code: "not_sealed" }));
    if (signal.aborted) return;
    if (result.is === "accepted") return onAccepted(result.note);
    setSlow(true);
    setOutcome(result);
  };
  useEffect(() => {
    void run();
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      giveUp.current();
    };
  }, []);
  const ways = { back, onBack, saving, onAgain: () => void run() };
  if (outcome) return <Later name="unsent">{({ Failed }) => <Failed {...ways} outcome={outcome} says={says} />}</Later>;
  return (
    <div class="stop">
      <Heading step="sending" title={`${title} – ${inWords(reader, reader.d.title)}`}>{title}</Heading>
      <p>{doing}</p>
      <div class="wait" />
      {slow && <Later name="unsent" within>{({ Ways }) => <Ways {...ways} />}</Later>}
    </div>
  );
}
