// From answers to a receipt. A ballot is sealed once; whatever happens on the way, the same bytes go out again, so that it
// cannot count twice. All ballots that a page makes for one box have one key: if two of them arrive, one counts.

import type { Answers } from "../domain/answers.ts";
import { keyAhead } from "../domain/ahead.ts";
import { newBallotKey, submissionBytes } from "../domain/ballot.ts";
import type { BallotKey } from "../domain/ballot.ts";
import { equalBytes } from "../domain/bytes.ts";
import { encodeAnswers, isSensitive, writeAnswers } from "../domain/encode_answers.ts";
import type { Paper } from "../domain/obtain.ts";
import { verifyReceipt } from "../domain/receipt.ts";
import { checkRules } from "../domain/rules.ts";
import { sealBallot } from "../domain/seal.ts";
import { submitBallot } from "../domain/submit.ts";
import { TransportError } from "../domain/transport.ts";
import type { SendOptions } from "../domain/transport.ts";
import { part } from "./parts.ts";
import type { Reader } from "./reader.ts";

/** A ballot in the box, as its receipt proves it. */
export interface Held {
  key: BallotKey;
  seq: number;
  note: string; // the receipt
}

export interface Sealed {
  key: Pick<BallotKey, "publicKey">;
  seq: number;
  body: Uint8Array;
  submit: typeof submitBallot;
  token?: Uint8Array | undefined; // goes along with the first of a key, in a poll with codes
}

/** A ballot of this page's that is not known to be in the box, and may be there, or in a file. */
export interface Made extends Sealed {
  key: BallotKey;
  truth: Uint8Array; // the answers it was made of
}

/** A person's ballots, as far as this page knows: what is in the box, and what it made to be put there. cast keeps it up to date. */
export interface Ballots {
  paper: Paper | null; // what lets the first in, in a poll with codes
  held: Held | null;
  made: Made[];
  late: boolean; // the poll closed before the last answers arrived; what is held are earlier ones
}

export type Outcome =
  | { is: "accepted"; note: string } // the receipt, which holds
  | { is: "unsent"; code: string } // not known to have arrived
  | { is: "unsealed"; code: string } // never left
  | { is: "refused"; code: string }; // the server said no

export type Poll = Pick<Reader, "d" | "bytes" | "link">;

/** A ballot with these answers, in the place of the one that is held. Throws for a definition that is not to be answered. */
export async function seal({ d, bytes, link }: Poll, answers: Answers, { paper, held, made }: Pick<Ballots, "paper" | "held" | "made">): Promise<Made> {
  const codes = d.admission === "codes" ? (await part("codes")).codes : undefined;
  await checkRules(d, bytes, codes);
  if (codes && !paper && !held) throw new Error("no ballot paper");
  const truth = writeAnswers(d, answers);
  const again = made.find((m) => equalBytes(m.truth, truth)); // coins that were tossed again would tell more
  if (again) return again;
  const plain = encodeAnswers(d, isSensitive(d) ? (await part("sensitive")).tossed(d, answers) : answers);
  const key = held?.key ?? paper?.key ?? made[0]?.key ?? keyAhead(link.id) ?? (await newBallotKey());
  const seq = held ? held.seq + 1 : 0;
  const ballot = await sealBallot(d, link.id, key, seq, plain);
  const sealed = { key, seq, truth, body: submissionBytes(ballot), submit: submitBallot, token: seq === 0 ? paper?.token : undefined };
  made.push(sealed);
  return sealed;
}

export async function deliver({ d, link }: Poll, sealed: Sealed, options: SendOptions): Promise<Outcome> {
  const { key, seq, body, submit, token } = sealed;
  try {
    const note = await submit(link, body, options, token);
    return (await verifyReceipt(note, d, link.id, key, seq)) ? { is: "accepted", note } : { is: "unsent", code: "bad_receipt" };
  } catch (error) {
    return outcomeOf(error);
  }
}

export function outcomeOf(error: unknown): Exclude<Outcome, { is: "accepted" }> {
  if (!(error instanceof TransportError)) return { is: "unsent", code: "internal" };
  // A proxy's or a captive portal's "no" is not the server's: what was sent may have arrived before.
  const said = error.status >= 400 && error.status < 500 && error.code !== "bad_answer";
  return { is: said ? "refused" : "unsent", code: error.code };
}

/**
 * Seals and delivers. Where the server says that another ballot of this key came first, it is asked whether that was one made before on
 * this page; this one is then sealed anew to take its place. onSealed is told what goes out.
 */
export async function cast(poll: Poll, answers: Answers, ballots: Ballots, options: SendOptions, onSealed: (made: Made) => void): Promise<Outcome> {
  const made = await seal(poll, answers, ballots);
  onSealed(made);
  const outcome = await deliver(poll, made, options);
  if (outcome.is === "accepted") hold(ballots, made, outcome.note, false);
  if (outcome.is !== "refused" || !tellsOfAnother.includes(outcome.code)) return outcome;
  for (const before of ballots.made.filter((m) => m !== made)) {
    const found = await deliver(poll, before, options); // what is in the box gets its receipt again, anything else is refused
    if (found.is === "unsent") return found;
    if (found.is !== "accepted") continue;
    const late = outcome.code === "closed";
    hold(ballots, before, found.note, late);
    return late ? found : cast(poll, answers, ballots, options, onSealed);
  }
  return outcome;
}

const tellsOfAnother = ["seq_out_of_turn", "closed"];

function hold(ballots: Ballots, { key, seq }: Made, note: string, late: boolean): void {
  Object.assign(ballots, { held: { key, seq, note }, made: [], late });
}
