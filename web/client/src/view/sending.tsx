// Sealing and sending the answers, then the receipt.

import { useState } from "preact/hooks";
import type { Answers } from "../domain/answers.ts";
import { Delivery } from "./delivery.tsx";
import { Done } from "./done.tsx";
import { useReader, useWords } from "./reader.ts";
import { seal } from "./send.ts";
import type { Held } from "./send.ts";

export interface SendingProps {
  answers: Answers;
  held: Held | null; // the ballot that this one replaces
  onDone: (held: Held) => void;
  onBack: () => void;
  onChange: () => void;
  onWithdraw: () => void;
}

export function Sending({ answers, held, onDone, onBack, onChange, onWithdraw }: SendingProps) {
  const reader = useReader();
  const s = useWords("sending");
  const [receipt, setReceipt] = useState<Held | null>(null);
  if (receipt) return <Done held={receipt} onChange={onChange} onWithdraw={onWithdraw} />;
  return (
    <Delivery title={s.sendingTitle} making={s.sealing} seal={() => seal(reader, answers, held)} refused={s.refusedTitle}
      back={reader.w.toCheck} onBack={onBack}
      onAccepted={(accepted) => {
        setReceipt(accepted);
        onDone(accepted);
      }} />
  );
}
