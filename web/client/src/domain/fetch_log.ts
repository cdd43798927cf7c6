// Reads a whole log of the server, so that the server does not learn what is looked for in it: docs/formats.md §8.

import { equalBytes } from "./bytes.ts";
import { bundlePath, bundleWidth, maxBundleSize, openCheckpoint, splitBundle, TreeHasher } from "./log.ts";
import type { Checkpoint } from "./log.ts";
import { send, TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { tries } from "./transport.ts";

// Entries that were read, and how many there are.
export type Progress = (done: number, total: number) => void;

export interface Log extends Checkpoint {
  url: string; // before "/checkpoint" and "/tile/…"
  note: string; // the checkpoint as the server signed it
}

const atOnce = 6; // requests: as many as browsers make to one server

const get = (path: string, accept: string, limit: number, options: SendOptions) => send({ url: path, accept, limit, tries }, options);

// What a page reads, in entries: 20 MB. Larger logs are for the command line.
export const longest = 1 << 18;

// Fetches the checkpoint of the log of this origin, which vkey must have signed. Throws TransportError: `bad_log` if it is not that, or
// says that there are more entries than there may be; `log_too_long` if there are more than a page reads.
export async function fetchLog(url: string, vkey: string, origin: string, most: number, options: SendOptions): Promise<Log> {
  const note = new TextDecoder().decode(await get(`${url}/checkpoint`, "text/plain", 65_536, options));
  const signed = await openCheckpoint(note, vkey, origin);
  if (signed === null || signed.size > most) throw new TransportError("bad_log");
  if (signed.size > longest) throw new TransportError("log_too_long");
  return { ...signed, url, note };
}

// Passes every entry to visit, in order, and proves in the end that they are those of the checkpoint: believe nothing before it has
// returned. Throws TransportError, `bad_log` where they are not.
export async function readLog(log: Log, visit: (leaf: Uint8Array) => void, onProgress: Progress | undefined, options: SendOptions): Promise<void> {
  const bundles = Math.ceil(log.size / bundleWidth);
  const tree = new TreeHasher();
  for (let from = 0; from < bundles; from += atOnce) {
    const wanted = Array.from({ length: Math.min(atOnce, bundles - from) }, (_, i) => from + i);
    const path = (i: number) => bundlePath(i, Math.min(bundleWidth, log.size - i * bundleWidth));
    const fetched = await Promise.all(wanted.map((i) => get(`${log.url}/${path(i)}`, "application/octet-stream", maxBundleSize, options)));
    for (const bundle of fetched) {
      const leaves = splitBundle(bundle) ?? [];
      await tree.add(leaves);
      leaves.forEach(visit);
    }
    onProgress?.(tree.size, log.size);
  }
  if (tree.size !== log.size || !equalBytes(await tree.root(), log.root)) throw new TransportError("bad_log");
}
