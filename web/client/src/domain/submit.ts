// What the booth sends to its server: docs/formats.md §10.

import { proofAhead } from "./ahead.ts";
import { bindingOf } from "./ballot.ts";
import { base64 } from "./bytes.ts";
import { formatLink } from "./link.ts";
import type { Link } from "./link.ts";
import { send, TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { fetchState, tries } from "./transport.ts";
import { solve } from "./solve.ts";

const unnoticed = 1_500; // milliseconds of work that nobody is told of
const proofs = 5; // how often the work is done anew, when meanwhile more was demanded

// Sends a submission until the server has answered, with the token or the work that it demands; sending the same again is safe. Returns the
// receipt, not verified.
export async function submitBallot(link: Link, submission: Uint8Array, options: SendOptions = {}, token?: Uint8Array): Promise<string> {
  if (token) return post(link, "ballots", submission, options, `PrivateToken token="${base64url(token)}"`); // RFC 9577 §2.2
  const key = bindingOf(submission)?.key ?? null;
  for (let left = proofs; ; left--) {
    const authorization = key === null ? undefined : await proof(link, key, submission, options);
    try {
      return await post(link, "ballots", submission, options, authorization);
    } catch (error) {
      if (!(error instanceof TransportError) || error.code !== "work_needed" || left === 0) throw error;
    }
  }
}

async function proof(link: Link, key: Uint8Array, submission: Uint8Array, options: SendOptions): Promise<string | undefined> {
  const seq = new DataView(submission.buffer, submission.byteOffset).getUint32(0);
  const late = setTimeout(() => options.onWork?.(true), unnoticed);
  try {
    const solved = await (proofAhead(key, seq, options.signal) ?? anew(link, key, seq, options));
    return solved && `IsoloirWork proof="${base64url(solved)}"`;
  } finally {
    clearTimeout(late);
    options.onWork?.(false);
  }
}

async function anew(link: Link, key: Uint8Array, seq: number, options: SendOptions): Promise<Uint8Array | undefined> {
  const { work } = await fetchState(link, options);
  return work ? solve(work, key, seq, options.signal) : undefined;
}

const base64url = (data: Uint8Array) => base64(data).replace(/\+/g, "-").replace(/\//g, "_"); // padded

// Sends a withdrawal in the same way.
export async function submitWithdrawal(link: Link, withdrawal: Uint8Array, options: SendOptions = {}): Promise<string> {
  return post(link, "withdrawals", withdrawal, options);
}

async function post(link: Link, what: string, body: Uint8Array, options: SendOptions, authorization?: string): Promise<string> {
  const request = { url: `${formatLink(link)}/${what}`, body, accept: "text/plain", limit: 10_000, tries, ...(authorization !== undefined && { authorization }) };
  return new TextDecoder().decode(await send(request, options));
}
