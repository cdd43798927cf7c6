import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, test } from "node:test";
import { utf8Bytes } from "../src/domain/bytes.ts";
import { isOnion, pollIDOf } from "../src/domain/link.ts";
import type { Link } from "../src/domain/link.ts";
import { submitBallot, submitWithdrawal } from "../src/domain/submit.ts";
import { fetchDefinition, fetchState, TransportError } from "../src/domain/transport.ts";
import { loadVectors } from "./vectors.ts";

const definition = loadVectors<{ good: { definition: string }[] }>("definition.json").good[0]?.definition ?? "";

interface Seen { method: string; url: string; headers: IncomingMessage["headers"]; body: Buffer }
type Answer = (response: ServerResponse, seen: Seen) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

// Serves one answer after the other, the last one for ever, and records the requests.
async function serve(...answers: Answer[]): Promise<{ link: Link; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (c: Buffer) => chunks.push(c)).on("end", () => {
      const { method = "", url = "", headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks) });
      answers[Math.min(seen.length, answers.length) - 1]?.(response, seen[seen.length - 1] as Seen);
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { link: { scheme: "http", host: `127.0.0.1:${port}`, id: await pollIDOf(utf8Bytes(definition)) }, seen };
}

const good = (type: string, body: string): Answer => (r) => r.writeHead(200, { "Content-Type": type }).end(body);
const receipt = good("text/plain; charset=utf-8", "the receipt");
const problem = (status: number, code: string, headers: Record<string, string> = {}): Answer => (r) =>
  r.writeHead(status, { "Content-Type": "application/problem+json", ...headers }).end(JSON.stringify({ code, status }));
const hangUp: Answer = (r) => r.destroy();

// A clock that does not wait, and what it was asked to.
function clock() {
  const waits: number[] = [];
  return { waits, options: { wait: async (ms: number) => void waits.push(ms) } };
}

const codeOf = async (p: Promise<unknown>) => {
  const error = await p.then(() => assert.fail("it succeeded"), (e: unknown) => e);
  assert.ok(error instanceof TransportError, String(error));
  return error.code;
};

test("a submission is sent again until it is answered, always the same bytes", async () => {
  const { link, seen } = await serve(hangUp, problem(503, "busy", { "Retry-After": "7" }), problem(500, "internal"), receipt);
  const { waits, options } = clock();
  assert.equal(await submitBallot(link, Uint8Array.of(1, 2, 3), options), "the receipt");
  assert.equal(seen.length, 4);
  for (const s of seen) assert.deepEqual([s.method, [...s.body]], ["POST", [1, 2, 3]]);
  assert.equal(seen[0]?.url.endsWith("/ballots"), true);
  assert.equal(waits[1], 7000);
});

test("tries end, and the waits between them grow", async () => {
  const { link, seen } = await serve(problem(503, "busy"));
  const { waits, options } = clock();
  const told: number[] = [];
  assert.equal(await codeOf(submitBallot(link, new Uint8Array(1), { ...options, onRetry: (n) => told.push(n) })), "busy");
  assert.equal(seen.length, 6);
  assert.deepEqual(told, [1, 2, 3, 4, 5]);
  assert.deepEqual(waits.map((w, i) => w >= 500 * 2 ** i && w <= 1000 * 2 ** i), [true, true, true, true, true]);
});

test("a server that takes no more from this part of the network is asked again when it said, as often as it takes", async () => {
  const full = problem(429, "too_many_requests", { "Retry-After": "540" });
  const { link, seen } = await serve(...Array<typeof full>(9).fill(full), receipt);
  const { waits, options } = clock();
  const told: string[] = [];
  assert.equal(await submitBallot(link, new Uint8Array(1), { ...options, onRetry: (failed, _, code) => told.push(`${failed} ${code}`) }), "the receipt");
  assert.equal(seen.length, 10);
  assert.deepEqual(told, Array(9).fill("1 too_many_requests"));
  assert.ok(waits.every((wait) => wait >= 540_500 && wait <= 541_000), "not before, and not all at once");
});

test("what will not change is not tried again", async () => {
  for (const [status, code] of [[403, "closed"], [400, "bad_signature"], [409, "seq_out_of_turn"], [501, "not_built"]] as const) {
    const { link, seen } = await serve(problem(status, code));
    assert.equal(await codeOf(submitWithdrawal(link, new Uint8Array(1), clock().options)), code);
    assert.equal(seen.length, 1, code);
  }
});

test("an answer of another kind is not taken for one of ours", async () => {
  for (const answer of [good("text/html", "<p>login"), good("text/plain", "x".repeat(20_000)), problem(400, "<b>")]) {
    const { link } = await serve(answer);
    assert.equal(await codeOf(submitBallot(link, new Uint8Array(1), clock().options)), "bad_answer");
  }
  for (const body of ["", "null", "[]", '{"version":2}', '{"version":1,"status":"open","count":-1,"statements":[]}']) {
    const { link } = await serve(good("application/json", body));
    assert.equal(await codeOf(fetchState(link, clock().options)), "bad_answer", body);
  }
});

test("a redirect is not followed: no server of ours sends one, but networks that want a sign-in do", async () => {
  const { link, seen } = await serve((r) => r.writeHead(302, { Location: "/elsewhere" }).end(), receipt);
  assert.equal(await codeOf(submitBallot(link, new Uint8Array(1), clock().options)), "bad_answer");
  assert.equal(seen.length, 1);
});

test("an answer without an end is not read to its end", async () => {
  let sent = 0;
  const flood: Answer = (r) => {
    r.writeHead(201, { "Content-Type": "text/plain" });
    const more = () => {
      while (!r.destroyed && sent < 1e9 && r.write("x".repeat(65_536))) sent += 65_536;
    };
    r.on("drain", more);
    more();
  };
  const { link } = await serve(flood);
  assert.equal(await codeOf(submitBallot(link, new Uint8Array(1), clock().options)), "bad_answer");
  assert.ok(sent < 50e6, `${sent} bytes were taken`);
});

// A browser that knows whether there is a network.
function browser(onLine: boolean) {
  const target = new EventTarget();
  const put = (name: string, value: unknown) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const old = ["navigator", "addEventListener", "removeEventListener", "setTimeout"].map((n) => [n, (globalThis as Record<string, unknown>)[n]] as const);
  const clock: number[] = []; // milliseconds for which it was set, one try's own limit aside
  const set = globalThis.setTimeout;
  put("setTimeout", (f: () => void, ms: number) => {
    if (ms < 60_000) clock.push(ms);
    return set(f, ms);
  });
  const state = { onLine };
  put("navigator", state);
  put("addEventListener", target.addEventListener.bind(target));
  put("removeEventListener", target.removeEventListener.bind(target));
  return {
    clock,
    online: () => { state.onLine = true; target.dispatchEvent(new Event("online")); },
    gone: () => { for (const [name, value] of old) put(name, value); },
  };
}

test("offline, nothing is given up: it goes out when the network is back, by no clock", async () => {
  const here = browser(false);
  try {
    const { link, seen } = await serve(hangUp, hangUp, receipt);
    const told: [number, string][] = [];
    const onRetry = (failed: number, _: number, code: string) => {
      told.push([failed, code]);
      setImmediate(here.online);
    };
    assert.equal(await submitBallot(link, new Uint8Array(1), { onRetry }), "the receipt");
    assert.deepEqual([seen.length, ...told], [3, [1, "offline"], [1, "unreachable"]]);
    assert.equal(here.clock.length, 1, "only the second wait was by the clock");
  } finally {
    here.gone();
  }
});

test("giving up while it waits offline ends the waiting", async () => {
  const here = browser(false);
  try {
    const { link, seen } = await serve(hangUp);
    const controller = new AbortController();
    const onRetry = () => setImmediate(() => controller.abort());
    assert.equal(await codeOf(submitBallot(link, new Uint8Array(1), { onRetry, signal: controller.signal })), "aborted");
    assert.equal(seen.length, 1);
  } finally {
    here.gone();
  }
});

test("giving up ends the request and the tries", async () => {
  const controller = new AbortController();
  const { link, seen } = await serve(() => controller.abort());
  assert.equal(await codeOf(submitBallot(link, new Uint8Array(1), { ...clock().options, signal: controller.signal })), "aborted");
  assert.equal(seen.length, 1);
});

test("a definition is taken only under its own link", async () => {
  const host = /"log_key":"([^+]+)/.exec(definition)?.[1];
  const { link } = await serve(good("application/json", definition));
  // The definition is the pinned one, but it names another server than the one that sent it.
  assert.equal(await codeOf(fetchDefinition(link, clock().options)), "wrong_host");
  assert.notEqual(link.host, host);
  const other = { ...link, id: new Uint8Array(32) };
  assert.equal(await codeOf(fetchDefinition(other, clock().options)), "wrong_definition");
});

test("an .onion name may be another name of the definition's own server", () => {
  const at = (host: string) => isOnion({ scheme: "http", host, id: new Uint8Array(32) });
  for (const host of ["abcdefghijklmnop.onion", "a.abcdefghijklmnop.onion:8080"]) assert.ok(at(host), host);
  for (const host of ["onion", "example.org", "x.onion.example.org", "xonion", "example.org:80"]) assert.ok(!at(host), host);
});

test("the state is read", async () => {
  const { link, seen } = await serve(good("application/json", '{"version":1,"status":"open","count":120,"statements":["n"]}'));
  assert.deepEqual(await fetchState(link), { status: "open", full: false, count: 120, statements: ["n"], work: null });
  assert.equal(seen[0]?.method, "GET");
});

test("a request names nothing but what it is about", async () => {
  const { link, seen } = await serve(receipt);
  await submitBallot(link, Uint8Array.of(1));
  for (const name of ["cookie", "referer", "origin", "authorization"]) assert.equal(seen[0]?.headers[name], undefined, name);
});

test("the browser is told to keep and to add nothing", async () => {
  const real = globalThis.fetch;
  let init: RequestInit | undefined;
  globalThis.fetch = async (_, i) => {
    init = i;
    return new Response("the receipt", { headers: { "Content-Type": "text/plain" } });
  };
  const link: Link = { scheme: "https", host: "poll.example", id: new Uint8Array(32) };
  const asks = { submitBallot: () => submitBallot(link, Uint8Array.of(1)), fetchDefinition: () => fetchDefinition(link), fetchState: () => fetchState(link) };
  try {
    for (const [name, ask] of Object.entries(asks)) {
      init = undefined;
      await ask().catch(() => {}); // the answer is good for the first of them only
      const { credentials, referrerPolicy, cache, redirect } = (init ?? {}) as RequestInit;
      assert.deepEqual([credentials, referrerPolicy, cache, redirect], ["omit", "no-referrer", "no-store", "manual"], name);
    }
  } finally {
    globalThis.fetch = real;
  }
});
