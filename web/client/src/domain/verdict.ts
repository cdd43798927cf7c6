// What became of the ballot that a receipt promises: docs/formats.md §7 and §8.

import { keyHash } from "./ballot.ts";
import type { BallotKey } from "./ballot.ts";
import { equalBytes } from "./bytes.ts";
import { wrongClosing } from "./closing.ts";
import { hostOf } from "./definition.ts";
import type { Definition } from "./definition.ts";
import { fetchLog, readLog } from "./fetch_log.ts";
import type { Log, Progress } from "./fetch_log.ts";
import { historian, isHistoryOf } from "./journal.ts";
import { formatLink } from "./link.ts";
import type { Link } from "./link.ts";
import { logOrigin, parseEntry } from "./log.ts";
import type { Entry } from "./log.ts";
import { openReceipt } from "./receipt.ts";
import { TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { fetchState } from "./transport.ts";

// What the server has signed and what contradicts each other.
export interface Evidence { receipt: string; log: string; journal: string }

// forged: not signed by the poll's server. open: promised, and the poll is open. sealing: closed, the log is not made yet. Then what
// the log says: logged, replaced by a later ballot of the same key, withdrawn, or missing: the server broke its promise. contradicted: the
// log is not the one result of this poll that the server's journal tells of.
export type Verdict = { seq: number } & (
  | { is: "forged" | "open" | "sealing" | "logged" | "replaced" | "withdrawn" }
  | { is: "missing" | "contradicted"; evidence: Evidence });

export interface CheckOptions extends SendOptions {
  onProgress?: Progress;
  now?: number; // milliseconds since 1970, instead of the clock
}

// Checks a receipt, with the ballot key that must be its own or without, so that the server does not learn which: it is only asked how the poll stands, and for all of the poll's log and its
// journal. Throws TransportError: `never_closed`, `never_sealed` and `closed_early` (closing.ts), `bad_log` where what the server shows is not a log that
// it signed, `log_too_long` where it is one that no page reads.
export async function checkReceipt(note: string, d: Definition, link: Link, key: BallotKey | null, options: CheckOptions = {}): Promise<Verdict> {
  const receipt = await openReceipt(note, d.logKey);
  const hash = key ? await keyHash(key) : receipt?.keyHash;
  if (!receipt || !hash || !equalBytes(receipt.poll, link.id) || !equalBytes(receipt.keyHash, hash)) return { is: "forged", seq: 0 };
  const { seq } = receipt;
  const state = await fetchState(link, options);
  const wrong = await wrongClosing(d, link.id, state, options.now ?? Date.now());
  if (wrong !== null) throw new TransportError(wrong);
  if (state.status === "open" || state.status === "upcoming") return { is: "open", seq };
  if (state.status === "closed") return { is: "sealing", seq };
  const log = await fetchLog(`${formatLink(link)}/log`, d.logKey, logOrigin(hostOf(d), link.id), d.maxBallots, options);
  const journal = await fetchLog(`${formatLink(link).replace(/\/p\/[^/]*$/, "")}/journal`, d.logKey, `${hostOf(d)}/journal`, Infinity, options);
  const evidence = { receipt: note, log: log.note, journal: journal.note };
  if (!(await tellsOf(journal, log, link, options))) return { is: "contradicted", seq, evidence };
  return judge(seq, await findEntry(log, hash, options), evidence);
}

// What the log's entry of the ballot key, null if there is none, makes of the promise of this seq.
export function judge(seq: number, entry: Pick<Entry, "seq" | "withdrawn"> | null, evidence: Evidence): Verdict {
  if (entry === null || entry.seq < seq) return { is: "missing", seq, evidence };
  if (entry.withdrawn) return { is: "withdrawn", seq };
  return { is: entry.seq > seq ? "replaced" : "logged", seq };
}

// Whether the journal, all of which is read, tells of this log as the poll's only one.
async function tellsOf(journal: Log, log: Log, link: Link, options: CheckOptions): Promise<boolean> {
  const { told, visit } = await historian(link.id);
  let good = true;
  await readLog(journal, (leaf) => { good = visit(leaf) && good; }, undefined, options);
  return good && isHistoryOf(told, log);
}

async function findEntry(log: Log, hash: Uint8Array, options: CheckOptions): Promise<Entry | null> {
  const seen: { last: Entry | null; found: Entry | null } = { last: null, found: null };
  await readLog(log, (leaf) => {
    const entry = parseEntry(leaf);
    if (entry === null || (seen.last !== null && !isBefore(seen.last.keyHash, entry.keyHash))) throw new TransportError("bad_log");
    if (equalBytes(entry.keyHash, hash)) seen.found = entry;
    seen.last = entry;
  }, options.onProgress, options);
  return seen.found;
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}
