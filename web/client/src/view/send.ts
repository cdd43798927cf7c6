// From answers to a receipt. A ballot is sealed once; whatever happens on the way, the same bytes go out again, so that it
// cannot count twice.

import type { Answers } from "../domain/answers.ts";
import { encodeAnswers } from "../domain/answers.ts";
import { newBallotKey, submissionBytes } from "../domain/ballot.ts";
import type { BallotKey } from "../domain/ballot.ts";
import type { Definition } from "../domain/definition.ts";
import type { Link } from "../domain/link.ts";
import { verifyReceipt } from "../domain/receipt.ts";
import { sealBallot } from "../domain/seal.ts";
import { submitBallot, TransportError } from "../domain/transport.ts";

export interface Sealed {
  key: BallotKey;
  submission: Uint8Array;
}

export type Outcome =
  | { is: "accepted"; note: string; key: BallotKey } // the receipt holds
  | { is: "unsent"; code: string } // not known to have arrived
  | { is: "unsealed"; code: string } // never left
  | { is: "refused"; code: string }; // the server said no

export async function seal(d: Definition, link: Link, answers: Answers): Promise<Sealed> {
  const key = await newBallotKey();
  const ballot = await sealBallot(d, link.id, key, 0, encodeAnswers(d, answers));
  return { key, submission: submissionBytes(ballot) };
}

export async function deliver(d: Definition, link: Link, sealed: Sealed, onRetry: (wait: number) => void): Promise<Outcome> {
  const { key, submission } = sealed;
  try {
    const note = await submitBallot(link, submission, { onRetry: (_failed, wait) => onRetry(wait) });
    const holds = await verifyReceipt(note, d, link.id, key, 0);
    return holds ? { is: "accepted", note, key } : { is: "unsent", code: "bad_receipt" };
  } catch (error) {
    if (!(error instanceof TransportError)) return { is: "unsent", code: "internal" };
    const said = error.status >= 400 && error.status < 500;
    return { is: said ? "refused" : "unsent", code: error.code };
  }
}
