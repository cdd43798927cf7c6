// The envelope of a ballot: key, number, signature. docs/formats.md §6.

import { concat, parseBase64, sha256, uint32Bytes, utf8Bytes } from "./bytes.ts";

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

export const maxSeq = 100; // of a ballot; its withdrawal takes the next

// A fresh key: one response has one, and it is used nowhere else.
export async function newBallotKey(): Promise<BallotKey> {
  return ballotKeyOf(crypto.getRandomValues(new Uint8Array(32)));
}

// From the 32-byte seed of a receipt file.
export async function ballotKeyOf(seed: Uint8Array): Promise<BallotKey> {
  const { ed25519 } = await import("./primitives.ts");
  return { seed, publicKey: ed25519.getPublicKey(seed) };
}

// SHA-256 of the public key: the name under which the log knows the ballot.
export async function keyHash(key: Pick<BallotKey, "publicKey">): Promise<Uint8Array> {
  return sha256(key.publicKey);
}

// Puts an age file into its envelope.
export async function signBallot(
  pollID: Uint8Array, key: BallotKey, seq: number, file: Uint8Array,
): Promise<Ballot> {
  const message = await signedBallot(pollID, checkedSeq(seq, maxSeq), file);
  return { key: key.publicKey, seq, signature: await sign(message, key), file };
}

// What the ballot key signs.
export async function signedBallot(pollID: Uint8Array, seq: number, file: Uint8Array): Promise<Uint8Array> {
  return concat(utf8Bytes("isoloir/ballot/v1\n"), pollID, uint32Bytes(seq), await sha256(file));
}

// The body of POST /p/{id}/ballots, and of a .ballot file in a poll without codes.
export function submissionBytes(ballot: Ballot): Uint8Array {
  return concat(uint32Bytes(ballot.seq), ballot.signature, ballot.file);
}

const largestHeader = 26_000; // bytes, of 16 hybrid recipients

// The poll and the ballot public key that a submission's age header names; null if it names none, which no server takes.
export function bindingOf(submission: Uint8Array): { pollID: Uint8Array; key: Uint8Array } | null {
  const header = new TextDecoder("latin1").decode(submission.subarray(68, 68 + largestHeader));
  const [, poll = "", text = ""] = /\n-> isoloir\/v1 (\S{43}) (\S{43})\n/.exec(header) ?? [];
  const [pollID, key] = [parseBase64(`${poll}=`), parseBase64(`${text}=`)];
  return pollID && key ? { pollID, key } : null;
}

// The body of POST /p/{id}/withdrawals, signed.
export async function withdrawalBytes(pollID: Uint8Array, key: BallotKey, seq: number): Promise<Uint8Array> {
  const message = concat(utf8Bytes("isoloir/withdrawal/v1\n"), pollID, uint32Bytes(checkedSeq(seq, maxSeq + 1)));
  return concat(key.publicKey, uint32Bytes(seq), await sign(message, key));
}

async function sign(message: Uint8Array, key: BallotKey): Promise<Uint8Array> {
  const { ed25519 } = await import("./primitives.ts");
  return ed25519.sign(message, key.seed);
}

function checkedSeq(seq: number, most: number): number {
  if (!Number.isInteger(seq) || seq < 0 || seq > most) throw new RangeError(`a seq is 0 to ${most} here, not ${seq}`);
  return seq;
}
