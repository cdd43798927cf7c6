// A try that failed: why, and the ways on.

import { useEffect } from "preact/hooks";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import type { Outcome } from "../send.ts";
import { Ways } from "./ways.tsx";
import type { WaysProps } from "./ways.tsx";

export interface FailedProps extends Omit<WaysProps, "onAgain"> {
  outcome: Exclude<Outcome, { is: "accepted" }>;
  refused: string | undefined; // the title where the server says no
  onAgain: () => void;
}

export function Failed({ outcome: { is, code }, refused, onAgain, ...ways }: FailedProps) {
  const reader = useReader();
  const { d, w } = reader;
  const u = useWords("unusual");
  useEffect(() => {
    if (is !== "unsent") return;
    addEventListener("online", onAgain);
    return () => removeEventListener("online", onAgain);
  });
  const heading = is === "refused" ? refused ?? u.refusedTitle : u.unsentTitle;
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

// Answers that will not change by asking again.
const final = ["closed", "full", "seq_out_of_turn", "seq_too_high", "withdrawn", "no_such_ballot", "deleted"];
