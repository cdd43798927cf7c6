// What the booth sends to its server: docs/formats.md §10.

import { formatLink } from "./link.ts";
import type { Link } from "./link.ts";
import { send } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { tries } from "./transport.ts";

// Sends a submission until the server has answered; sending the same again is safe. Returns the receipt, not verified.
export async function submitBallot(link: Link, submission: Uint8Array, options: SendOptions = {}): Promise<string> {
  return post(link, "ballots", submission, options);
}

// Sends a withdrawal in the same way.
export async function submitWithdrawal(link: Link, withdrawal: Uint8Array, options: SendOptions = {}): Promise<string> {
  return post(link, "withdrawals", withdrawal, options);
}

async function post(link: Link, what: string, body: Uint8Array, options: SendOptions): Promise<string> {
  const request = { url: `${formatLink(link)}/${what}`, body, accept: "text/plain", limit: 10_000, tries };
  return new TextDecoder().decode(await send(request, options));
}
