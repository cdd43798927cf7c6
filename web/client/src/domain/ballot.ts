// The envelope of a ballot: key, number, signature. docs/formats.md §6.

// The only identity a ballot has. The seed is what the receipt file keeps.
export interface BallotKey {
  seed: Uint8Array; // 32 bytes, secret (RFC 8032)
  publicKey: Uint8Array; // 32 bytes
}

export interface Ballot {
  key: Uint8Array; // 32 bytes, public
  seq: number; // 0, one more with each replacement, at most 100
  signature: Uint8Array; // 64 bytes
  file: Uint8Array; // an age file
}

export const maxSeq = 100;

export async function newBallotKey(): Promise<BallotKey> {
  throw new Error("not built");
}

// From the 32-byte seed of a receipt file.
export async function ballotKeyOf(seed: Uint8Array): Promise<BallotKey> {
  throw new Error(`not built ${seed.length}`);
}

// The body of POST /p/{id}/ballots, and of a .ballot file in a poll without codes.
export function submissionBytes(ballot: Ballot): Uint8Array {
  throw new Error(`not built ${ballot.seq}`);
}

// The body of POST /p/{id}/withdrawals, signed.
export async function withdrawalBytes(pollID: Uint8Array, key: BallotKey, seq: number): Promise<Uint8Array> {
  throw new Error(`not built ${pollID.length} ${key.seed.length} ${seq}`);
}
