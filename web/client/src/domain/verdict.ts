// What became of the ballot that a receipt promises: docs/formats.md §7 and §8.

import { keyHash } from "./ballot.ts";
import type { BallotKey } from "./ballot.ts";
import { equalBytes } from "./bytes.ts";
import { hostOf } from "./definition.ts";
import type { Definition } from "./definition.ts";
import { formatLink } from "./link.ts";
import type { Link } from "./link.ts";
import { bundlePath, bundleWidth, logOrigin, maxBundleSize, openCheckpoint, parseEntry, splitBundle, TreeHasher } from "./log.ts";
import type { Entry } from "./log.ts";
import { openReceipt } from "./receipt.ts";
import { send, TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { fetchState, tries } from "./transport.ts";

// forged: not signed by the poll's server. open: promised, and the poll is open. sealing: closed, the log is not made yet. Then what
// the log says: logged, replaced by a later ballot of the same key, withdrawn, or missing: the server broke its promise.
export interface Verdict {
  is: "forged" | "open" | "sealing" | "logged" | "replaced" | "withdrawn" | "missing";
  seq: number; // of the receipt
  evidence?: string[]; // where it is missing: what the server signed, and what contradicts each other
}

export interface CheckOptions extends SendOptions {
  onProgress?: (done: number, total: number) => void; // entries of the log
}

// Checks a receipt, so that the server does not learn which: it is only asked how the poll stands, and for the whole log. Throws
// TransportError, with `bad_log` where what the server shows is not the log that it signed.
export async function checkReceipt(note: string, d: Definition, link: Link, key: BallotKey, options: CheckOptions = {}): Promise<Verdict> {
  const receipt = await openReceipt(note, d.logKey);
  const hash = await keyHash(key);
  if (receipt === null || !equalBytes(receipt.poll, link.id) || !equalBytes(receipt.keyHash, hash)) return { is: "forged", seq: 0 };
  const { seq } = receipt;
  const { status } = await fetchState(link, options);
  if (status === "open" || status === "upcoming") return { is: "open", seq };
  if (status === "closed") return { is: "sealing", seq };
  const { checkpoint, entry } = await searchLog(d, link, hash, options);
  if (entry === null || entry.seq < seq) return { is: "missing", seq, evidence: [note, checkpoint] };
  if (entry.withdrawn) return { is: "withdrawn", seq };
  return { is: entry.seq > seq ? "replaced" : "logged", seq };
}

const atOnce = 6; // requests: as many as browsers make to one server

// Fetches all of the log, holds it against its checkpoint, and returns the entry of this ballot key.
async function searchLog(
  d: Definition, link: Link, hash: Uint8Array, options: CheckOptions,
): Promise<{ checkpoint: string; entry: Entry | null }> {
  const get = (path: string, accept: string, limit: number) => send({ url: `${formatLink(link)}/log/${path}`, accept, limit, tries }, options);
  const checkpoint = new TextDecoder().decode(await get("checkpoint", "text/plain", 65_536));
  const signed = await openCheckpoint(checkpoint, d.logKey, logOrigin(hostOf(d), link.id));
  if (signed === null || signed.size > d.maxBallots) throw new TransportError("bad_log");
  const bundles = Math.ceil(signed.size / bundleWidth);
  const tree = new TreeHasher();
  let [last, found]: (Entry | null)[] = [null, null];
  for (let from = 0; from < bundles; from += atOnce) {
    const wanted = Array.from({ length: Math.min(atOnce, bundles - from) }, (_, i) => from + i);
    const fetched = await Promise.all(wanted.map((i) =>
      get(bundlePath(i, Math.min(bundleWidth, signed.size - i * bundleWidth)), "application/octet-stream", maxBundleSize)));
    for (const bundle of fetched) {
      const leaves = splitBundle(bundle) ?? [];
      await tree.add(leaves);
      for (const leaf of leaves) {
        const entry = parseEntry(leaf);
        if (entry === null || (last != null && !isBefore(last.keyHash, entry.keyHash))) throw new TransportError("bad_log");
        if (equalBytes(entry.keyHash, hash)) found = entry;
        last = entry;
      }
    }
    options.onProgress?.(tree.size, signed.size);
  }
  if (tree.size !== signed.size || !equalBytes(await tree.root(), signed.root)) throw new TransportError("bad_log");
  return { checkpoint, entry: found ?? null };
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}
