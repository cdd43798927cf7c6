// What somebody gives to the booth: the file or the text of a receipt, a sealed ballot, its secret. All of it may be hostile.

import { ballotKeyOf, bindingOf } from "./ballot.ts";
import type { Ballot, BallotKey } from "./ballot.ts";
import { equalBytes } from "./bytes.ts";
import type { Definition } from "./definition.ts";
import type { Link } from "./link.ts";
import { parseReceiptFile, parseReceiptNote } from "./receipt.ts";
import { parseSecret } from "./secret.ts";
import { submissionSize, tokenSize } from "./size.ts";
import { isSubmission, readSubmission } from "./submission.ts";

// A receipt that nobody has checked yet. Without its key, as whoever carried somebody's ballot has it, it proves and changes nothing.
export interface Shown { key: BallotKey | null; seq: number; note: string }

export type Offered =
  | ({ is: "receipt" } & Shown)
  | { is: "ballot"; ballot: Ballot; body: Uint8Array; token: Uint8Array | undefined } // whole, and of this poll
  | { is: "secret"; key: BallotKey }
  | { is: "elsewhere"; link: Link } // a receipt or a ballot of another poll; the host is only known of a receipt's file
  | { is: "damaged" } // a ballot of this poll, or one that says nothing of its poll
  | { is: "unknown" };

export const maxOffered = 200_000; // bytes: no ballot and no receipt comes near

export async function readOffered(bytes: Uint8Array, d: Definition, here: Link): Promise<Offered> {
  if (isSubmission(bytes)) return readBallot(bytes, d, here);
  // Mail programs and clipboards change line ends, and lose or add them at the end.
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n").trimEnd() + "\n";
  const seed = parseSecret(text);
  if (seed) return { is: "secret", key: await ballotKeyOf(seed) };
  const file = await parseReceiptFile(text);
  const receipt = parseReceiptNote(file?.note ?? text);
  if (!receipt) return { is: "unknown" };
  const link = file?.link ?? { ...here, id: receipt.poll };
  if (!equalBytes(link.id, here.id)) return { is: "elsewhere", link }; // the ID pins the host, too
  return { is: "receipt", key: file && (await ballotKeyOf(file.seed)), seq: receipt.seq, note: file?.note ?? text };
}

async function readBallot(bytes: Uint8Array, d: Definition, here: Link): Promise<Offered> {
  // In a poll with codes the token that lets it in stands behind it. Whether it does is for the server to say.
  const size = submissionSize(d);
  const token = d.admission === "codes" && bytes.length === size + tokenSize ? bytes.subarray(size) : undefined;
  const body = token ? bytes.subarray(0, size) : bytes;
  const ballot = await readSubmission(d, here.id, body);
  if (typeof ballot !== "string") return { is: "ballot", ballot, body, token };
  const id = bindingOf(body)?.pollID ?? here.id;
  return equalBytes(id, here.id) ? { is: "damaged" } : { is: "elsewhere", link: { ...here, id } };
}
