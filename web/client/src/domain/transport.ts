// How the booth speaks to its server: docs/formats.md §10. No cookie, no referrer, no cache but the immutable definition's.

import type { Definition } from "./definition.ts";
import type { Link } from "./link.ts";

// The server's answer where it is a problem (RFC 9457), or what kept one from coming: `unreachable`, `timeout`,
// `bad_answer` (not what a server of ours says), `wrong_definition` (its bytes do not hash to the link's poll ID),
// `wrong_host` (the definition names another server), `bad_definition` (see the cause).
export class TransportError extends Error {
  readonly code: string;
  readonly status: number; // HTTP status, 0 without an answer
  constructor(code: string, status = 0, cause?: unknown) {
    super(`${code} ${status}`);
    this.code = code;
    this.status = status;
    void cause;
  }
}

export interface State {
  status: "upcoming" | "open" | "closed" | "sealed" | "withheld";
  count: number; // rounded down to tens
}

// What a try to send tells while it goes on: the number of the try that failed, and the milliseconds until the next.
export interface SendOptions {
  onRetry?: (failed: number, waitMilliseconds: number) => void;
  signal?: AbortSignal; // gives up
}

// Fetches the definition and refuses any but the one that the link pins.
export async function fetchDefinition(link: Link): Promise<Definition> {
  throw new TransportError(`unreachable ${link.host}`);
}

export async function fetchState(link: Link): Promise<State> {
  throw new TransportError(`unreachable ${link.host}`);
}

// Sends a submission until the server has answered; sending the same again is safe. Returns the receipt, not verified.
export async function submitBallot(link: Link, submission: Uint8Array, options: SendOptions = {}): Promise<string> {
  throw new TransportError(`unreachable ${link.host} ${submission.length} ${options.signal === undefined}`);
}

export async function submitWithdrawal(link: Link, withdrawal: Uint8Array, options: SendOptions = {}): Promise<string> {
  throw new TransportError(`unreachable ${link.host} ${withdrawal.length} ${options.signal === undefined}`);
}
