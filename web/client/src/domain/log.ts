// The poll's log: entries, bundles of them, the tree over them, and the checkpoint that signs it. docs/formats.md §7 and §8.

import { concat, parseBase64, sha256 } from "./bytes.ts";
import { formatPollID } from "./link.ts";
import { openNote } from "./note.ts";

export interface Entry {
  withdrawn: boolean;
  keyHash: Uint8Array; // 32 bytes
  seq: number;
}

export interface Checkpoint {
  size: number; // entries
  root: Uint8Array; // 32 bytes
}

export const bundleWidth = 256; // entries of a full bundle
export const maxBundleSize = bundleWidth * (2 + 73); // bytes: no entry of either log is longer than 73

// `0x01 ‖ ballot key hash ‖ seq ‖ SHA-256(age file)` or `0x02 ‖ ballot key hash ‖ seq`; null if it is neither.
export function parseEntry(bytes: Uint8Array): Entry | null {
  const withdrawn = bytes[0] === 2;
  if (bytes.length !== (withdrawn ? 37 : 69) || (!withdrawn && bytes[0] !== 1)) return null;
  const seq = new DataView(bytes.buffer, bytes.byteOffset).getUint32(33);
  return { withdrawn, keyHash: bytes.subarray(1, 33), seq };
}

// The entries of a bundle, each of which has its length in 2 bytes before it; null if one is cut off.
export function splitBundle(bundle: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + (((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0));
    if (at + 2 > bundle.length || end > bundle.length) return null;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

// Where the bundle stands below the log's prefix (C2SP tlog-tiles): `tile/entries/x001/234`, `….p/8` if it is not full.
export function bundlePath(index: number, width: number): string {
  const groups = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0").match(/.{3}/g) ?? [];
  const name = groups.map((g, i) => (i < groups.length - 1 ? `x${g}` : g)).join("/");
  return `tile/entries/${name}${width < bundleWidth ? `.p/${width}` : ""}`;
}

// The Merkle tree hash of RFC 6962 §2.1, over entries as they come. It keeps one hash for each full subtree.
export class TreeHasher {
  size = 0;
  private readonly subtrees: Uint8Array[] = []; // one for each bit that is set in size, the largest first

  async add(entries: readonly Uint8Array[]): Promise<void> {
    const leaves = await Promise.all(entries.map((e) => sha256(concat(Uint8Array.of(0), e))));
    for (const leaf of leaves) {
      this.subtrees.push(leaf);
      for (let full = ++this.size; full % 2 === 0; full /= 2) await this.join();
    }
  }

  // To be called once, after the last entry.
  async root(): Promise<Uint8Array> {
    while (this.subtrees.length > 1) await this.join();
    return this.subtrees[0] ?? sha256(new Uint8Array(0));
  }

  private async join(): Promise<void> {
    const [left, right] = this.subtrees.splice(-2) as [Uint8Array, Uint8Array];
    this.subtrees.push(await sha256(concat(Uint8Array.of(1), left, right)));
  }
}

// The origin of a poll's log, on the server whose key bears this name.
export function logOrigin(host: string, pollID: Uint8Array): string {
  return `${host}/p/${formatPollID(pollID)}`;
}

// Reads a checkpoint that must be signed by vkey and speak of the log of this origin; null if it is not that.
export async function openCheckpoint(note: string, vkey: string, origin: string): Promise<Checkpoint | null> {
  const lines = /^(.*)\n(0|[1-9][0-9]{0,15})\n(.*)\n$/.exec((await openNote(note, vkey, true)) ?? "");
  const size = Number(lines?.[2]);
  const root = parseBase64(lines?.[3] ?? "");
  return lines?.[1] !== origin || !Number.isSafeInteger(size) || root?.length !== 32 ? null : { size, root };
}
