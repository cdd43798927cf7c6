// A stand-in for isoloird: it serves the built booth under the real one's headers, answers as a test tells it to, and keeps
// what it was sent.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import { base32 } from "../../src/domain/bytes.ts";
import { newNoteKey } from "./keys.ts";
import type { NoteKey } from "./keys.ts";
import { publish } from "./polls.ts";

const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const types: Record<string, string> = { js: "text/javascript", css: "text/css", html: "text/html; charset=utf-8", svg: "image/svg+xml" };

type Behaviour = "take" | "cut" | "busy" | "closed" | "forge" | "hold";

export class Server {
  readonly http = createServer((request, response) => void this.answer(request, response));
  base = "";
  status = "open";
  definition: Buffer = Buffer.alloc(0);
  served: Buffer | null = null; // instead of the definition
  identity = "";
  key!: NoteKey;
  behaviours: Behaviour[] = []; // of the next submissions; then "take"
  bodies: Buffer[] = [];
  seen: { url: string; cookie: string | undefined }[] = [];

  async start(): Promise<void> {
    await new Promise<void>((done) => this.http.listen(0, "127.0.0.1", done));
    const host = `127.0.0.1:${(this.http.address() as AddressInfo).port}`;
    this.base = `http://${host}`;
    this.key = newNoteKey(host);
    this.identity = await generateHybridIdentity();
  }

  stop(): void {
    this.http.closeAllConnections();
    this.http.close();
  }

  /** Publishes a poll, forgets what was before, and returns its address. */
  async publish(poll: Record<string, any>, over: Record<string, any> = {}): Promise<string> {
    const recipients = [await identityToRecipient(this.identity), await identityToRecipient(await generateHybridIdentity())];
    this.definition = publish(poll, { organizer: newNoteKey("organizer").verifier, log: this.key.verifier, recipients }, over);
    Object.assign(this, { served: null, status: "open", behaviours: [], bodies: [], seen: [] });
    return `${this.base}/p/${this.id()}`;
  }

  id(): string {
    return base32(createHash("sha256").update(this.definition).digest());
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    this.seen.push({ url: path, cookie: request.headers.cookie });
    response.setHeader("Content-Security-Policy", csp);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (path.startsWith("/assets/")) return this.file(response, path.slice(1));
    if (/^\/p\/[^/]+$/.test(path)) return this.file(response, "index.html");
    if (!path.startsWith(`/p/${this.id()}/`)) return problem(response, 404, "poll_not_found");
    if (path.endsWith("/definition")) return send(response, 200, "application/json", this.served ?? this.definition);
    if (path.endsWith("/state")) {
      return send(response, 200, "application/json", JSON.stringify({ version: 1, status: this.status, count: 0, statements: [] }));
    }
    if (path.endsWith("/ballots")) return this.ballot(request, response);
    problem(response, 404, "not_found");
  }

  private file(response: ServerResponse, name: string): void {
    try {
      const type = types[name.split(".").pop() ?? ""] ?? "application/octet-stream";
      send(response, 200, type, readFileSync(join(process.env.BROWSER_TEST ?? ".", "../../../static/dist", name)));
    } catch {
      problem(response, 404, "not_found");
    }
  }

  private async ballot(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    this.bodies.push(body);
    const behaviour = this.behaviours.shift() ?? "take";
    if (behaviour === "hold") return;
    if (behaviour === "cut") return void request.socket.destroy();
    if (behaviour === "busy") return problem(response, 503, "busy");
    if (behaviour === "closed") return problem(response, 403, "closed");
    const key = Buffer.from(/-> isoloir\/v1 \S+ (\S+)\n/.exec(body.toString("latin1"))?.[1] ?? "", "base64");
    const hash = createHash("sha256").update(key).digest("base64");
    const signer = behaviour === "forge" ? newNoteKey(this.base.slice(7)) : this.key;
    send(response, 201, "text/plain; charset=utf-8", signer.sign(`isoloir/receipt/v1\npoll ${this.id()}\nballot ${hash}\nseq 0\n`));
  }
}

function problem(response: ServerResponse, status: number, code: string): void {
  const body = { type: `urn:isoloir:problem:${code}`, title: "A sentence.", status, code };
  send(response, status, "application/problem+json", JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "Content-Type": type });
  response.end(body);
}
