// The ways on for a ballot that is slow to arrive, or did not.

import type { Made } from "../send.ts";
import { useReader, useWords } from "../reader.ts";
import { SaveUnsent } from "./save_unsent.tsx";

/** How what is on its way can be sent by another way, if it can; sealed says null where nothing is sealed. */
export interface Saving { sealed: () => Made | null; onSaved: () => void }

export interface WaysProps {
  onAgain: (() => void) | null; // null if that would not help
  back: string; // where onBack leads
  onBack: () => void;
  saving: Saving | undefined;
}

export function Ways({ onAgain, back, onBack, saving }: WaysProps) {
  const { w } = useReader();
  const s = useWords("sending");
  const made = saving?.sealed();
  return (
    <>
      <div class="actions">
        {onAgain && <button type="button" class="button" onClick={onAgain}>{w.tryAgain}</button>}
        <button type="button" class="button plain" onClick={onBack}>{back}</button>
      </div>
      {made && <><h2>{s.laterTitle}</h2><SaveUnsent sealed={async () => made} onSaved={saving!.onSaved} /></>}
    </>
  );
}
