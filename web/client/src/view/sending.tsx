// Sealing and sending the answers, then the receipt.

import { useRef } from "preact/hooks";
import type { Answers } from "../domain/answers.ts";
import { Delivery } from "./delivery.tsx";
import { useReader, useWords } from "./reader.ts";
import { cast } from "./send.ts";
import type { Ballots, Made } from "./send.ts";

export interface SendingProps {
  answers: Answers;
  ballots: Ballots;
  onDone: () => void;
  onSaved: () => void;
  onBack: () => void;
}

export function Sending({ answers, ballots, onDone, onSaved, onBack }: SendingProps) {
  const reader = useReader();
  const s = useWords("sending");
  const made = useRef<Made | null>(null);
  return (
    <Delivery title={s.sendingTitle} making={s.sealing} back={reader.w.toCheck} onBack={onBack} onAccepted={onDone}
      attempt={(options, onSealed) => cast(reader, answers, ballots, options, (sealed) => {
        made.current = sealed;
        onSealed();
      })}
      saving={{ sealed: () => made.current, onSaved }} />
  );
}
