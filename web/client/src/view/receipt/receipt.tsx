// What a receipt is good for: checking that the ballot counts, and until the close replacing or withdrawing it.

import { useState } from "preact/hooks";
import type { Held } from "../send.ts";
import { Asking } from "./asking.tsx";
import { Checking } from "./checking.tsx";
import { Withdrawal } from "./withdrawal.tsx";

export interface ReceiptProps {
  held: Held | null; // of a ballot that this page has just sent, to be withdrawn
  onReplace: (held: Held) => void;
  onWithdrawn: () => void;
  onLeave: () => void;
}

export function Receipt({ held, onReplace, onWithdrawn, onLeave }: ReceiptProps) {
  const [found, setFound] = useState<Held | null>(null);
  const [withdraw, setWithdraw] = useState(held);
  if (withdraw) {
    return <Withdrawal held={withdraw} onKeep={() => (withdraw === held ? onLeave() : setWithdraw(null))} onWithdrawn={onWithdrawn} onLeave={onLeave} />;
  }
  if (!found) return <Asking onFound={setFound} onLeave={onLeave} />;
  return <Checking held={found} onReplace={() => onReplace(found)} onWithdraw={() => setWithdraw(found)} onAnother={() => setFound(null)} onLeave={onLeave} />;
}
