// Reads a ballot that somebody saved, as the server's door will read it: docs/formats.md §6.

import { bindingOf, maxSeq, signedBallot } from "./ballot.ts";
import type { Ballot } from "./ballot.ts";
import { base64NoPad, equalBytes, parseBase64NoPad } from "./bytes.ts";
import type { Definition } from "./definition.ts";
import { recipientKind } from "./recipient.ts";
import { submissionSize } from "./size.ts";

// What the door says no with, in the order in which it looks.
export type Unfit = "ballot_too_short" | "ballot_too_long" | "seq_too_high" | "bad_header" | "wrong_poll" | "bad_ballot_key" | "bad_signature";

// Bytes of a recipient's stanza's argument, and how the stanza begins.
const stanzas = { hybrid: ["mlkem768x25519", 1120], x25519: ["X25519", 32] } as const;

export async function readSubmission(d: Definition, pollID: Uint8Array, bytes: Uint8Array): Promise<Ballot | Unfit> {
  if (bytes.length !== submissionSize(d)) return bytes.length < submissionSize(d) ? "ballot_too_short" : "ballot_too_long";
  const seq = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (seq > maxSeq) return "seq_too_high";
  const [signature, file] = [bytes.subarray(4, 68), bytes.subarray(68)];
  const bound = bindingOf(bytes);
  if (!bound || !hasShape(d, latin1(file))) return "bad_header";
  if (!equalBytes(bound.pollID, pollID)) return "wrong_poll";
  if (!(await isBallotKey(bound.key))) return "bad_ballot_key";
  const { ed25519 } = await import("./primitives.ts");
  const holds = ed25519.verify(signature, await signedBallot(pollID, seq, file), bound.key, { zip215: false });
  return holds ? { key: bound.key, seq, signature, file } : "bad_signature";
}

// Whether this could be somebody's saved ballot at all: an age file behind a seq and a signature.
export function isSubmission(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(68, 90)) === "age-encryption.org/v1\n";
}

// The header must be of exactly this shape; age's own reader would take others too.
function hasShape(d: Definition, file: string): boolean {
  const [type, size] = stanzas[recipientKind(d.recipients[0] ?? "") ?? "x25519"];
  const share = base64NoPad(new Uint8Array(size)).length;
  const stanza = `-> ${type} ([A-Za-z0-9+/]{${share}})\n([A-Za-z0-9+/]{43})\n`;
  const shape = new RegExp(`^age-encryption\\.org/v1\n${stanza.repeat(d.recipients.length)}` +
    "-> isoloir/v1 ([A-Za-z0-9+/]{43}) ([A-Za-z0-9+/]{43})\n\n--- ([A-Za-z0-9+/]{43})\n");
  const texts = (shape.exec(file) ?? []).slice(1);
  return texts.length > 0 && texts.every((text) => parseBase64NoPad(text) !== null);
}

// A point in its one encoding, and not of small order: anybody could sign under such a key.
export async function isBallotKey(key: Uint8Array): Promise<boolean> {
  const { ed25519 } = await import("./primitives.ts");
  try {
    return !ed25519.Point.fromBytes(key, false).isSmallOrder();
  } catch {
    return false;
  }
}

// One character for each byte.
function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
