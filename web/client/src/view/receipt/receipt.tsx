// What a receipt is good for: checking that the ballot counts, and until the close replacing or withdrawing it. Also sends a ballot that
// was sealed before.

import { useState } from "preact/hooks";
import type { Shown } from "../../domain/offered.ts";
import type { Held } from "../send.ts";
import { Asking } from "./asking.tsx";
import { Carrying } from "./carrying.tsx";
import type { Carried } from "./carrying.tsx";
import { Checking } from "./checking.tsx";
import { Withdrawal } from "./withdrawal.tsx";

export interface ReceiptProps {
  dropped: File[]; // on another page, and led here; taken out when they are read
  held: Held | null; // of a ballot that this page has just sent, to be withdrawn
  onReplace: (held: Held) => void;
  onWithdrawn: () => void;
  onLeave: () => void;
}

export function Receipt({ dropped, held, onReplace, onWithdrawn, onLeave }: ReceiptProps) {
  const [found, setFound] = useState<Shown | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [withdraw, setWithdraw] = useState(held);
  if (withdraw) {
    return <Withdrawal held={withdraw} onKeep={() => (withdraw === held ? onLeave() : setWithdraw(null))} onWithdrawn={onWithdrawn} onLeave={onLeave} />;
  }
  if (carried) return <Carrying carried={carried} onAnother={() => setCarried(null)} onLeave={onLeave} />;
  if (!found) return <Asking dropped={dropped} onFound={setFound} onBallot={setCarried} onLeave={onLeave} />;
  return <Checking shown={found} onReplace={onReplace} onWithdraw={setWithdraw} onAnother={() => setFound(null)} onLeave={onLeave} />;
}
