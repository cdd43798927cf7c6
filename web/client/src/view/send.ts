// From answers to a receipt. A ballot is sealed once; whatever happens on the way, the same bytes go out again, so that it
// cannot count twice.

import type { Answers } from "../domain/answers.ts";
import { newBallotKey, submissionBytes } from "../domain/ballot.ts";
import type { BallotKey } from "../domain/ballot.ts";
import { encodeAnswers } from "../domain/encode_answers.ts";
import { verifyReceipt } from "../domain/receipt.ts";
import { checkRules } from "../domain/rules.ts";
import { sealBallot } from "../domain/seal.ts";
import { submitBallot } from "../domain/submit.ts";
import { TransportError } from "../domain/transport.ts";
import type { Reader } from "./reader.ts";

/** A ballot in the box, as its receipt proves it. */
export interface Held {
  key: BallotKey;
  seq: number;
  note: string; // the receipt
}

export interface Sealed {
  key: BallotKey;
  seq: number;
  body: Uint8Array;
  submit: typeof submitBallot;
}

export type Outcome =
  | { is: "accepted"; held: Held } // the receipt holds
  | { is: "unsent"; code: string } // not known to have arrived
  | { is: "unsealed"; code: string } // never left
  | { is: "refused"; code: string }; // the server said no

export type Poll = Pick<Reader, "d" | "bytes" | "link">;

/** A ballot with these answers, in the place of the one that is held. Throws for a definition that is not to be answered. */
export async function seal({ d, bytes, link }: Poll, answers: Answers, held: Held | null): Promise<Sealed> {
  await checkRules(d, bytes);
  const key = held?.key ?? (await newBallotKey());
  const seq = held ? held.seq + 1 : 0;
  const ballot = await sealBallot(d, link.id, key, seq, encodeAnswers(d, answers));
  return { key, seq, body: submissionBytes(ballot), submit: submitBallot };
}

export async function deliver({ d, link }: Poll, sealed: Sealed, onRetry: (wait: number) => void): Promise<Outcome> {
  const { key, seq, body, submit } = sealed;
  try {
    const note = await submit(link, body, { onRetry: (_failed, wait) => onRetry(wait) });
    const holds = await verifyReceipt(note, d, link.id, key, seq);
    return holds ? { is: "accepted", held: { key, seq, note } } : { is: "unsent", code: "bad_receipt" };
  } catch (error) {
    if (!(error instanceof TransportError)) return { is: "unsent", code: "internal" };
    // A proxy's or a captive portal's "no" is not the server's: the ballot may have arrived before.
    const said = error.status >= 400 && error.status < 500 && error.code !== "bad_answer";
    return { is: said ? "refused" : "unsent", code: error.code };
  }
}
