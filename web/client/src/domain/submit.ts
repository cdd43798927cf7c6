// What the booth sends to its server: docs/formats.md §10.

import { base64, parseBase64 } from "./bytes.ts";
import { formatLink } from "./link.ts";
import type { Link } from "./link.ts";
import { send, TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { fetchState, tries } from "./transport.ts";
import { solve } from "./work.ts";

const proofs = 5; // how often the work is done anew, when meanwhile more was demanded

// Sends a submission until the server has answered, with the work that it demands; sending the same again is safe. Returns the receipt, not
// verified.
export async function submitBallot(link: Link, submission: Uint8Array, options: SendOptions = {}): Promise<string> {
  const key = keyIn(submission);
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
  const { work } = await fetchState(link, options);
  if (work === null) return undefined;
  const seq = new DataView(submission.buffer, submission.byteOffset).getUint32(0);
  const solved = base64(await solve(work, key, seq, options.signal));
  return `IsoloirWork proof="${solved.replace(/\+/g, "-").replace(/\//g, "_")}"`;
}

const largestHeader = 26_000; // bytes, of 16 hybrid recipients

// The ballot public key that the age file's header names; null if it names none, which no server takes.
function keyIn(submission: Uint8Array): Uint8Array | null {
  const header = new TextDecoder("latin1").decode(submission.subarray(68, 68 + largestHeader));
  const [, text] = /\n-> isoloir\/v1 \S+ (\S{43})\n/.exec(header) ?? [];
  return text === undefined ? null : parseBase64(`${text}=`);
}

// Sends a withdrawal in the same way.
export async function submitWithdrawal(link: Link, withdrawal: Uint8Array, options: SendOptions = {}): Promise<string> {
  return post(link, "withdrawals", withdrawal, options);
}

async function post(link: Link, what: string, body: Uint8Array, options: SendOptions, authorization?: string): Promise<string> {
  const request = { url: `${formatLink(link)}/${what}`, body, accept: "text/plain", limit: 10_000, tries, ...(authorization !== undefined && { authorization }) };
  return new TextDecoder().decode(await send(request, options));
}
