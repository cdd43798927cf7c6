// One request to a server of ours, tried again where that is safe and may help: docs/formats.md §10. No cookie, no referrer,
// nothing left in the browser's cache.

import { concat } from "./bytes.ts";
import { fetchOptions, takeBegun } from "./early.ts";
import { isOffline, pause } from "./pause.ts";

// The server's answer where it is a problem (RFC 9457), or what kept one from coming: `offline`, `unreachable`, `timeout`, `aborted`
// (by the caller), `bad_answer` (not what a server of ours says: a proxy's or a sign-in page's); transport.ts adds codes of its own.
export class TransportError extends Error {
  readonly code: string;
  readonly status: number; // HTTP status, 0 without an answer
  constructor(code: string, status = 0) {
    super(status === 0 ? code : `${code} (HTTP ${status})`);
    this.code = code;
    this.status = status;
  }
}

export interface SendOptions {
  // Called before each wait: how many tries have failed, milliseconds until the next, and why: with `offline` it is made as soon as there
  // is a network, and with `too_many_requests` when the server takes something again, however long that takes.
  onRetry?: (failed: number, waitMilliseconds: number, code: string) => void;
  onWork?: (late: boolean) => void; // the ballot waits for its proof of work; false: no more
  signal?: AbortSignal; // gives up, with code `aborted`
  wait?: (milliseconds: number) => Promise<void>; // instead of the clock, for tests
}

export interface Request {
  url: string;
  body?: Uint8Array; // POST, else GET
  authorization?: string; // of a POST: what lets a ballot in
  accept: string; // media type of a good answer
  limit: number; // bytes of a good answer
  tries: number;
  integrity?: string; // of one of the booth's own files, whose name is for ever: it may come from the browser's cache
}

const perTry = 60_000; // milliseconds; a ballot of 70 KB takes 20 seconds at 28 kbit/s
const firstWait = 1_000; // milliseconds, doubled after each failure
const longestWait = 30_000;
const longestTurn = 600_000; // after which a server of ours takes as much again from the same part of the network

// Sends the request until an answer is final or the tries are used up. Throws TransportError.
export async function send(request: Request, options: SendOptions = {}): Promise<Uint8Array> {
  const wait = options.wait ?? ((ms: number) => pause(ms, options.signal));
  for (let failed = 1; ; ) {
    const answer = await tryOnce(request, options.signal, failed > 1);
    if (answer instanceof Uint8Array) return answer;
    const { error, after } = answer;
    if (after === null || failed >= request.tries) throw error;
    // Half of it by chance, so that a crowd that was turned away together does not come back together.
    const backoff = Math.min(firstWait * 2 ** (failed - 1), longestWait) * (0.5 + Math.random() / 2);
    const passes = error.code === "offline" || error.code === "too_many_requests"; // by itself, and is no failure of this try
    const milliseconds = Math.round(error.code === "too_many_requests" ? after + backoff : Math.max(backoff, after));
    options.onRetry?.(failed, milliseconds, error.code);
    await wait(milliseconds);
    if (!passes) failed++;
  }
}

// A failure: after is the least number of milliseconds to wait before trying again, or null if that is of no use.
interface Failure {
  error: TransportError;
  after: number | null;
}

async function tryOnce(request: Request, signal: AbortSignal | undefined, again: boolean): Promise<Uint8Array | Failure> {
  const begun = again ? undefined : takeBegun(request.url);
  const controller = begun?.controller ?? new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, perTry);
  signal?.addEventListener("abort", abort);
  try {
    if (signal?.aborted === true) abort();
    const response = begun?.response ?? fetch(request.url, { ...posted(request), ...fetchOptions(controller.signal, request.integrity, again) });
    return await judge(await response, request);
  } catch {
    if (signal?.aborted === true) return { error: new TransportError("aborted"), after: null };
    return { error: new TransportError(controller.signal.aborted ? "timeout" : isOffline() ? "offline" : "unreachable"), after: 0 };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

function posted({ body, authorization }: Request): RequestInit {
  return body === undefined ? {} : {
    method: "POST",
    body: body as Uint8Array<ArrayBuffer>,
    headers: { "Content-Type": "application/octet-stream", ...(authorization !== undefined && { Authorization: authorization }) },
  };
}

async function judge(response: Response, request: Request): Promise<Uint8Array | Failure> {
  const type = (response.headers.get("Content-Type") ?? "").split(";")[0];
  const body = await readBody(response, request.limit);
  if (response.ok && type === request.accept && body) return body;
  const code = type === "application/problem+json" && body ? problemCode(body) : "bad_answer";
  // 5xx: nothing was stored, or it is safe to send the same again. 501 will not change by waiting.
  const again = (response.status >= 500 && response.status !== 501) || response.status === 429;
  const seconds = Number(response.headers.get("Retry-After") ?? 0);
  const after = Number.isFinite(seconds) ? Math.min(Math.max(seconds * 1000, 0), code === "too_many_requests" ? longestTurn : longestWait) : 0;
  return { error: new TransportError(code, response.status), after: again ? after : null };
}

// Null, and no more of it is fetched, if the body is longer than limit bytes.
async function readBody(response: Response, limit: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > limit) {
      reader.cancel().catch(() => {});
      return null;
    }
  }
  return concat(...parts);
}

function problemCode(body: Uint8Array): string {
  try {
    const { code } = JSON.parse(new TextDecoder().decode(body)) as { code: unknown };
    return typeof code === "string" && /^[a-z_]{1,40}$/.test(code) ? code : "bad_answer";
  } catch {
    return "bad_answer";
  }
}
