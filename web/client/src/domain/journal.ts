// What the server's journal says about one poll: docs/formats.md §8.

import { equalBytes, sha256 } from "./bytes.ts";
import type { Checkpoint } from "./log.ts";

// An honest journal says of a sealed poll once that it was published, and once that it was sealed.
export interface History {
  published: number; // how many times
  sealed: Checkpoint[]; // the poll's logs
}

const lengths: Readonly<Record<number, number>> = { 1: 33, 2: 73, 3: 65 }; // bytes, by the first one

// Gathers the entries of one poll. visit returns false for what is no entry of a journal.
export async function historian(pollID: Uint8Array): Promise<{ told: History; visit: (leaf: Uint8Array) => boolean }> {
  const hash = await sha256(pollID);
  const told: History = { published: 0, sealed: [] };
  const visit = (leaf: Uint8Array): boolean => {
    const kind = leaf[0] ?? 0;
    if (leaf.length !== lengths[kind]) return false;
    const size = kind === 2 ? new DataView(leaf.buffer, leaf.byteOffset).getBigUint64(33) : 0n;
    if (size >= 1n << 63n) return false;
    if (!equalBytes(leaf.subarray(1, 33), hash)) return true;
    if (kind === 1) told.published++;
    if (kind === 2) told.sealed.push({ size: Number(size), root: leaf.slice(41) });
    return true;
  };
  return { told, visit };
}

// Whether the poll was published once and sealed once, with this log.
export function isHistoryOf({ published, sealed }: History, log: Checkpoint): boolean {
  const [only] = sealed;
  return published === 1 && sealed.length === 1 && only !== undefined && only.size === log.size && equalBytes(only.root, log.root);
}
