// Answers → ballot. It cannot open what it sealed.

import type { Ballot, BallotKey } from "./ballot.ts";
import type { Definition } from "./definition.ts";

// Encrypts padded answers (encodeAnswers) to the definition's recipients and signs the ballot with its key.
export async function sealBallot(
  d: Definition, pollID: Uint8Array, key: BallotKey, seq: number, padded: Uint8Array,
): Promise<Ballot> {
  throw new Error(`not built ${d.ballotSize} ${pollID.length} ${key.seed.length} ${seq} ${padded.length}`);
}
