// The work of a ballot (docs/formats.md §14), done while its respondent reads. It is done once, on what the state showed when the page came:
// whoever asked for a newer challenge meanwhile would tell the server how long somebody reads.

import { newBallotKey } from "./ballot.ts";
import type { BallotKey } from "./ballot.ts";
import { equalBytes } from "./bytes.ts";
import { solve } from "./solve.ts";
import type { Work } from "./work.ts";

const young = 9 * 60_000; // milliseconds; a challenge is taken for ten minutes after it was shown, and longer

interface Shown { poll: Uint8Array; work: Work; at: number }

interface Begun extends Shown {
  key: Uint8Array; // the ballot's, public
  seq: number;
  proof: Promise<Uint8Array>;
  stop: () => void;
}

let shown: Shown | null = null;
let begun: Begun | null = null;
let fresh: BallotKey | null = null; // the one that is worked for, until a ballot has it

/** Takes what a poll's state demands, and begins with the work of a first ballot. */
export async function workAhead(poll: Uint8Array, work: Work | null): Promise<void> {
  shown = work && { poll, work, at: Date.now() };
  if (!shown || (begun && isYoung(begun) && equalBytes(begun.poll, poll))) return;
  fresh = await newBallotKey();
  begin(fresh.publicKey, 0);
}

/** Begins with the work of the ballot that is to have this key and seq. */
export function workAgain({ publicKey }: Pick<BallotKey, "publicKey">, seq: number): void {
  if (shown && isYoung(shown) && !isFor(publicKey, seq)) begin(publicKey, seq);
}

function begin(key: Uint8Array, seq: number): void {
  if (!shown) return;
  begun?.stop();
  const giveUp = new AbortController();
  begun = { ...shown, key, seq, stop: () => giveUp.abort(), proof: solve(shown.work, key, seq, giveUp.signal) };
}

/** The key of the first ballot that is worked for, once. */
export function keyAhead(poll: Uint8Array): BallotKey | null {
  const key = begun && equalBytes(begun.poll, poll) ? fresh : null;
  fresh = null;
  return key;
}

/** The proof for this ballot, if it was begun and its challenge is taken still; once. To give it up loses nothing: no number is likelier than another. */
export function proofAhead(key: Uint8Array, seq: number, signal?: AbortSignal): Promise<Uint8Array> | null {
  const mine = begun;
  const fits = mine && isFor(key, seq) && isYoung(mine);
  if (mine && !fits) mine.stop();
  if (fits) signal?.addEventListener("abort", mine.stop);
  begun = null;
  return fits ? mine.proof : null;
}

const isYoung = ({ at }: Shown) => Math.abs(Date.now() - at) < young; // clocks are set

const isFor = (key: Uint8Array, seq: number) => begun !== null && begun.seq === seq && equalBytes(begun.key, key);
