// A try that failed: why, and the ways on.

import { useEffect } from "preact/hooks";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import type { Words } from "../../i18n/index.ts";
import type { Outcome } from "../send.ts";
import { Ways } from "./ways.tsx";
import type { WaysProps } from "./ways.tsx";

/** Other words in the place of those about sending a ballot. */
export type Says = Partial<Pick<Words["unusual"], "waiting" | "unsentTitle" | "unsentText" | "refusedTitle" | "refusals" | "refusedOther">> & { sending?: string };

export interface FailedProps extends Omit<WaysProps, "onAgain"> {
  outcome: Exclude<Outcome, { is: "accepted" }>;
  says: Says | undefined;
  onAgain: () => void;
}

export function Failed({ outcome: { is, code }, says, onAgain, ...ways }: FailedProps) {
  const reader = useReader();
  const { d, w } = reader;
  const u = { ...useWords("unusual"), ...says };
  useEffect(() => {
    if (is !== "unsent") return;
    addEventListener("online", onAgain);
    return () => removeEventListener("online", onAgain);
  });
  const heading = is === "refused" ? u.refusedTitle : u.unsentTitle;
  return (
    <div class="stop">
      <Mark />
      <Heading step={is} title={`${heading} – ${inWords(reader, d.title)}`}>{heading}</Heading>
      <p class="lead">{u.refusals[code] ?? (is === "unsent" ? u.unsentText : u.refusedOther)}</p>
      <p class="reason">{w.reason(code)}</p>
      <Ways {...ways} onAgain={final.includes(code) ? null : onAgain} />
    </div>
  );
}

// Answers that will not change by asking again. Nobody signs them: what was made can be saved all the same.
const final = ["seq_out_of_turn", "seq_too_high", "withdrawn", "no_such_ballot", "unknown_code", "code_revoked", "code_used", "tokens_over", "preview"];
