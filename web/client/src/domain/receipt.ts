// The server's receipt, and the file in which a respondent keeps it: docs/formats.md §7.

import { ballotKeyOf, keyHash } from "./ballot.ts";
import type { BallotKey } from "./ballot.ts";
import { base64, equalBytes, parseBase64 } from "./bytes.ts";
import type { Definition } from "./definition.ts";
import { formatLink, parsePollID } from "./link.ts";
import type { Link } from "./link.ts";
import { noteText, openNote } from "./note.ts";
import { parseLink } from "./parse_link.ts";

// The promise that an entry for this ballot key, of at least this seq, will stand in the poll's log.
export interface Receipt {
  poll: Uint8Array; // 32 bytes
  keyHash: Uint8Array; // 32 bytes
  seq: number;
}

export interface ReceiptFile {
  words: string; // for people
  link: Link;
  seed: Uint8Array; // the ballot key's, 32 bytes, secret
  note: string; // the receipt, a signed note
}

const begin = "-----BEGIN ISOLOIR RECEIPT-----\n";
const end = "-----END ISOLOIR RECEIPT-----\n";

// Reads a receipt that must be signed by vkey, the definition's log key, and by nobody else; null if it is not that.
export async function openReceipt(note: string, vkey: string): Promise<Receipt | null> {
  const text = await openNote(note, vkey);
  return text === null ? null : parseReceipt(text);
}

// Whether note is the server's receipt for this ballot.
export async function verifyReceipt(
  note: string, d: Definition, pollID: Uint8Array, key: Pick<BallotKey, "publicKey">, seq: number,
): Promise<boolean> {
  const receipt = await openReceipt(note, d.logKey);
  return receipt !== null && receipt.seq === seq && equalBytes(receipt.poll, pollID) &&
    equalBytes(receipt.keyHash, await keyHash(key));
}

function parseReceipt(text: string): Receipt | null {
  const lines = /^isoloir\/receipt\/v1\npoll (.*)\nballot (.*)\nseq (0|[1-9][0-9]{0,9})\n$/.exec(text);
  if (lines === null) return null;
  const poll = parsePollID(lines[1] ?? "");
  const hash = parseBase64(lines[2] ?? "");
  const seq = Number(lines[3]);
  return poll === null || hash?.length !== 32 || seq >= 2 ** 32 ? null : { poll, keyHash: hash, seq };
}

// Reads a receipt whose signature is not checked here; null if it is none.
export function parseReceiptNote(note: string): Receipt | null {
  return parseReceipt(noteText(note) ?? "");
}

// The file's text. A line of the words that begins with "-----" would be taken for a mark, and gets a space before it.
export function formatReceiptFile(file: ReceiptFile): string {
  const words = file.words.replace(/^-----/gm, " -----").replace(/[^\n]$/, "$&\n");
  return `${words}${begin}link ${formatLink(file.link)}\nkey ${base64(file.seed)}\n\n${file.note}${end}`;
}

// Null if the text is not a receipt file, or its link, key and receipt do not belong together. The receipt's signature is
// not checked: that takes the definition (verifyReceipt).
export async function parseReceiptFile(text: string): Promise<ReceiptFile | null> {
  const parts = /^((?:(?!-----)[^\n]*\n)*)-----BEGIN ISOLOIR RECEIPT-----\nlink (.+)\nkey (.+)\n\n([^]*)$/.exec(text);
  const [, words = "", linkText = "", keyText = "", rest = ""] = parts ?? [];
  const link = parseLink(linkText);
  const seed = parseBase64(keyText);
  if (link === null || formatLink(link) !== linkText || seed?.length !== 32) return null;
  if (rest.indexOf(end) !== rest.length - end.length) return null;
  const note = rest.slice(0, -end.length);
  const receipt = parseReceiptNote(note);
  const hash = await keyHash(await ballotKeyOf(seed));
  if (receipt === null || !equalBytes(receipt.poll, link.id) || !equalBytes(receipt.keyHash, hash)) return null;
  return { words, link, seed, note };
}
