// The server's receipt, and the file in which a respondent keeps it: docs/formats.md §7.

import type { BallotKey } from "./ballot.ts";
import type { Definition } from "./definition.ts";
import type { Link } from "./link.ts";

export interface ReceiptFile {
  words: string; // for people; no line begins with "-----"
  link: Link;
  seed: Uint8Array; // the ballot key's, 32 bytes, secret
  note: string; // the receipt, a signed note
}

// Whether note is the server's promise that a ballot of this key and at least this seq will stand in the poll's log.
export async function verifyReceipt(
  note: string, d: Definition, pollID: Uint8Array, key: BallotKey, seq: number,
): Promise<boolean> {
  throw new Error(`not built ${note} ${d.ballotSize} ${pollID.length} ${key.seed.length} ${seq}`);
}

export function formatReceiptFile(file: ReceiptFile): string {
  throw new Error(`not built ${file.words}`);
}

// Null if the text is not a receipt file.
export function parseReceiptFile(text: string): ReceiptFile | null {
  throw new Error(`not built ${text}`);
}
