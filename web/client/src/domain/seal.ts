// Answers → ballot. It cannot open what it sealed.

import { signBallot } from "./ballot.ts";
import type { Ballot, BallotKey } from "./ballot.ts";
import { base64NoPad } from "./bytes.ts";
import type { Definition } from "./definition.ts";
import { recipientKind } from "./recipient.ts";
import { fileSize } from "./size.ts";

// Encrypts padded answers (encodeAnswers) to the definition's recipients and signs the ballot with its key. Throws where
// what comes out would not be a ballot of this poll.
export async function sealBallot(
  d: Definition, pollID: Uint8Array, key: BallotKey, seq: number, padded: Uint8Array,
): Promise<Ballot> {
  if (padded.length !== d.ballotSize) throw new RangeError(`answers of ${padded.length} bytes instead of ${d.ballotSize}`);
  const { Encrypter, Stanza } = await import("./primitives.ts");
  const encrypter = new Encrypter();
  const kind = recipientKind(d.recipients[0] ?? "");
  for (const recipient of d.recipients) {
    // The library would mix them, and the post-quantum ones would then protect nothing.
    if (kind === null || recipientKind(recipient) !== kind) throw new Error("recipients that do not fit together");
    encrypter.addRecipient(recipient);
  }
  if (kind === null) throw new Error("no recipient");
  // age authenticates the header, so nobody can move the ballot to another poll or another key.
  const binding = new Stanza(["isoloir/v1", base64NoPad(pollID), base64NoPad(key.publicKey)], new Uint8Array(0));
  encrypter.addRecipient({ wrapFileKey: () => [binding] });
  const file = await encrypter.encrypt(padded);
  if (file.length !== fileSize(d)) throw new Error(`a ballot of ${file.length} bytes instead of ${fileSize(d)}`);
  return signBallot(pollID, key, seq, file);
}
