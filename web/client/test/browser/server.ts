// A stand-in for isoloird: it serves the built booth under the real one's headers, answers as a test tells it to, and keeps
// what it was sent.

import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Decrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";
import { base32 } from "../../src/domain/bytes.ts";
import { newNoteKey } from "./keys.ts";
import type { NoteKey } from "./keys.ts";
import { publish } from "./polls.ts";

const dist = join(process.env.BROWSER_TEST ?? ".", "../../../static/dist");
const shell = readFileSync(join(dist, "index.html"), "utf8");
const hashOf = (element: RegExp) => `'sha256-${sha256(Buffer.from(element.exec(shell)?.[1] ?? "")).toString("base64")}'`;
const csp = `default-src 'none'; script-src 'self' ${hashOf(/<script type="module">([^]*?)<\/script>/)}; style-src ${hashOf(/<style>([^]*?)<\/style>/)}; img-src 'self'; connect-src 'self'; ` +
  "worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types isoloir-work";
const types: Record<string, string> = { js: "text/javascript", html: "text/html; charset=utf-8", svg: "image/svg+xml" };

// take; cut: taken, but the answer is lost; drop: not taken; busy; hold: no answer; else a refusal. Of a network that wants a sign-in:
// portal, a no; signin, a page; redirect, to one. Of a server that cheats, and takes the ballot: forge, a receipt by another key; another,
// of another ballot; elsewhere, of another poll; later, of another seq; flood, an answer without an end.
type Behaviour = "take" | "cut" | "drop" | "busy" | "hold" | "portal" | "signin" | "redirect" | Cheat | { refuse: string; status: number; taken?: true }; // taken: and not said to be
type Cheat = "forge" | "another" | "elsewhere" | "later" | "flood";

export class Server {
  readonly http = createServer((request, response) => void this.answer(request, response));
  base = "";
  status = "open";
  full = false;
  work: { challenge: string; bits: number } | null = null; // what the state demands; refused is what is for another challenge
  proofs: string[] = []; // Authorization of the submissions
  workers = true; // the policy lets them be
  definition: Buffer = Buffer.alloc(0);
  served: Buffer | null = null; // instead of the definition
  identity = "";
  key!: NoteKey;
  organizer!: NoteKey;
  behaviours: Behaviour[] = []; // of the next submissions; then "take"
  bodies: Buffer[] = []; // of submissions and withdrawals
  box = new Map<string, Entry>(); // by ballot key hash in hexadecimal
  logged: Entry[] | null = null; // instead of the box, in the log
  logKey: NoteKey | null = null; // signs the log instead of key
  journal: Buffer[] | null = null; // entries, instead of what belongs to the log
  statements: string[] = [];
  slow: RegExp | null = null; // addresses that are answered after release()
  private held: (() => void)[] = [];
  private waiting: IncomingMessage | null = null; // is held
  away: RegExp | null = null; // addresses under which nothing answers
  missing: RegExp | null = null; // assets that do not arrive
  tampered: RegExp | null = null; // assets that arrive with a byte more
  foretells = true; // the shell says whether the poll has fields of its own
  planted = ""; // markup that the shell brings with it
  policy = true; // Integrity-Policy is sent
  typed = true; // Trusted Types are demanded
  flooded = 0; // bytes of answers without an end
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

  /** Breaks the connection of the submission that is held, as soon as it is. */
  async breakOff(): Promise<void> {
    if (!this.waiting) await once(this.http, "waiting");
    this.waiting!.socket.destroy();
    this.waiting = null;
  }

  /** Publishes a poll, forgets what was before, and returns its address. */
  async publish(poll: Record<string, any>, over: Record<string, any> = {}): Promise<string> {
    const recipients = [await identityToRecipient(this.identity), await identityToRecipient(await generateHybridIdentity())];
    this.organizer = newNoteKey("organizer");
    this.definition = publish(poll, { organizer: this.organizer.verifier, log: this.key.verifier, recipients }, over);
    Object.assign(this, { served: null, status: "open", full: false, work: null, proofs: [], workers: true, behaviours: [], bodies: [], seen: [] });
    Object.assign(this, { box: new Map(), logged: null, logKey: null, journal: null, statements: [], missing: null, tampered: null, slow: null, waiting: null, away: null, foretells: true, planted: "", policy: true, typed: true });
    return `${this.base}/p/${this.id()}`;
  }

  /** The organizer's statement with this counter. */
  statement(counter: number, kind: string): string {
    return this.organizer.sign(`isoloir/statement/v1\npoll ${this.id()}\ncounter ${counter}\n${kind}\n`);
  }

  /** What the organizer's key finds in a ballot that was sent. */
  async opened(body: Buffer): Promise<string> {
    const decrypter = new Decrypter();
    decrypter.addIdentity(this.identity);
    return decrypter.decrypt(new Uint8Array(body.subarray(68)), "text");
  }

  release(): void {
    this.slow = null;
    for (const go of this.held.splice(0)) go();
  }

  id(): string {
    return base32(createHash("sha256").update(this.definition).digest());
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    this.seen.push({ url: path, cookie: request.headers.cookie });
    if (this.away?.test(path)) return void response.destroy();
    if (this.slow?.test(path)) await new Promise<void>((go) => this.held.push(go));
    const allowed = this.workers ? csp : csp.replace("worker-src blob:", "worker-src 'none'");
    response.setHeader("Content-Security-Policy", this.typed ? allowed : allowed.replace(/; require-trusted-types-for.*/, ""));
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (this.policy) response.setHeader("Integrity-Policy", "blocked-destinations=(script)");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (path.startsWith("/assets/")) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    if (path.startsWith("/assets/")) return this.file(response, path.slice(1));
    if (/^\/p\/[^/]+$/.test(path)) return this.shell(response);
    if (path.startsWith("/journal/")) return this.log(response, path.slice(9), `${this.base.slice(7)}/journal`, this.journal ?? this.ownJournal(this.entries()));
    if (!path.startsWith(`/p/${this.id()}/`)) return problem(response, 404, "poll_not_found");
    if (path.endsWith("/definition")) return send(response, 200, "application/json", this.served ?? this.definition);
    if (path.endsWith("/state")) {
      return send(response, 200, "application/json", JSON.stringify({ version: 1, status: this.status, ...(this.full && { full: true }), ...(this.work && { work: this.work }), count: 0, statements: this.statements }));
    }
    if (/\/(ballots|withdrawals)$/.test(path)) return this.take(request, response);
    const log = path.split("/log/")[1];
    if (log !== undefined) return this.log(response, log, `${this.base.slice(7)}/p/${this.id()}`, this.entries(), this.logKey ?? this.key);
    problem(response, 404, "not_found");
  }

  private shell(response: ServerResponse): void {
    const foretold = this.foretells && /"type":"(?!choices?"|text")/.test(this.definition.toString());
    const page = shell.replace('"isoloir-words" content="first"', `"isoloir-words" content="${foretold ? "fields" : "first"}"`);
    send(response, 200, types.html!, Buffer.from(page + this.planted));
  }

  private file(response: ServerResponse, name: string): void {
    if (this.missing?.test(name)) return void response.destroy();
    try {
      const type = types[name.split(".").pop() ?? ""] ?? "application/octet-stream";
      const bytes = readFileSync(join(dist, name));
      const more = this.tampered?.test(name) ? "\n" : "";
      send(response, 200, type, Buffer.concat([bytes, Buffer.from(more)]));
    } catch {
      problem(response, 404, "not_found");
    }
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    this.bodies.push(body);
    const behaviour = this.behaviours.shift() ?? "take";
    if (behaviour === "hold") {
      this.waiting = request;
      return void this.http.emit("waiting");
    }
    if (behaviour === "drop") return void request.socket.destroy();
    if (behaviour === "busy") return problem(response, 503, "busy");
    if (behaviour === "portal" || behaviour === "signin") return send(response, behaviour === "portal" ? 403 : 200, "text/html", "<h1>Please log in to this network</h1>");
    if (behaviour === "redirect") return void response.writeHead(302, { Location: "/signin" }).end();
    const refused = typeof behaviour === "object" ? behaviour : null;
    if (refused && !refused.taken) return problem(response, refused.status, refused.refuse);
    const withdrawn = request.url?.endsWith("/withdrawals") === true;
    const key = withdrawn ? body.subarray(0, 32) : Buffer.from(/-> isoloir\/v1 \S+ (\S+)\n/.exec(body.toString("latin1"))?.[1] ?? "", "base64");
    const entry = { withdrawn, hash: sha256(key), seq: body.readUInt32BE(withdrawn ? 32 : 0), file: sha256(body.subarray(68)), body };
    if (!withdrawn && !this.worked(request.headers.authorization ?? "", key, body)) return problem(response, 403, "work_needed");
    const code = refusal(this.box.get(entry.hash.toString("hex")), entry);
    if (code) return problem(response, 409, code);
    this.box.set(entry.hash.toString("hex"), entry);
    if (refused) return problem(response, refused.status, refused.refuse);
    if (behaviour === "cut") return void request.socket.destroy();
    if (behaviour === "flood") return this.flood(response);
    const signer = behaviour === "forge" ? newNoteKey(this.base.slice(7)) : this.key;
    const poll = behaviour === "elsewhere" ? base32(sha256(Buffer.from("another"))) : this.id();
    const hash = behaviour === "another" ? sha256(entry.hash) : entry.hash;
    const text = `isoloir/receipt/v1\npoll ${poll}\nballot ${hash.toString("base64")}\nseq ${entry.seq + (behaviour === "later" ? 1 : 0)}\n`;
    send(response, withdrawn ? 200 : 201, "text/plain; charset=utf-8", signer.sign(text));
  }

  /** Says whether the work that is demanded was done for this ballot (docs/formats.md §14), and notes what was brought. */
  private worked(authorization: string, key: Buffer, body: Buffer): boolean {
    this.proofs.push(authorization);
    if (!this.work) return authorization === "";
    const proof = Buffer.from(/^IsoloirWork proof="([\w=-]+)"$/.exec(authorization)?.[1] ?? "", "base64url");
    const hash = sha256(Buffer.concat([proof.subarray(0, 8), key, body.subarray(0, 4), proof.subarray(8)]));
    return proof.length === 16 && proof.subarray(0, 8).toString("base64") === this.work.challenge && Math.clz32(hash.readUInt32BE(0)) >= this.work.bits;
  }

  private flood(response: ServerResponse): void {
    response.writeHead(201, { "Content-Type": "text/plain; charset=utf-8" });
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536))) this.flooded += 65_536;
    };
    response.on("drain", more);
    more();
  }

  /** What the journal says of this poll, sealed with these entries, among what it says of others. */
  ownJournal(entries: Buffer[]): Buffer[] {
    const poll = sha256(createHash("sha256").update(this.definition).digest());
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(BigInt(entries.length));
    const others = Array.from({ length: 300 }, (_, i) => Buffer.concat([Buffer.from([1]), sha256(Buffer.from([i, i >> 8]))]));
    return [...others, Buffer.concat([Buffer.from([1]), poll]), Buffer.concat([Buffer.from([2]), poll, size, treeHash(entries)])];
  }

  /** The entries of the poll's log. */
  entries(): Buffer[] {
    return [...(this.logged ?? this.box.values())].sort((a, b) => a.hash.compare(b.hash)).map(entryBytes);
  }

  private log(response: ServerResponse, path: string, origin: string, entries: Buffer[], key = this.key): void {
    if (path === "checkpoint") {
      const text = `${origin}\n${entries.length}\n${treeHash(entries).toString("base64")}\n`;
      return send(response, 200, "text/plain; charset=utf-8", key.sign(text));
    }
    const [, index, width = "256"] = /^tile\/entries\/(\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? [];
    const bundle = entries.slice(Number(index) * 256, Number(index) * 256 + Number(width));
    if (index === undefined || bundle.length !== Number(width)) return problem(response, 404, "not_found");
    send(response, 200, "application/octet-stream", Buffer.concat(bundle.flatMap((e) => [Buffer.from([0, e.length]), e])));
  }
}

// What the box knows of a ballot key (docs/formats.md §8).
export interface Entry {
  withdrawn: boolean;
  hash: Buffer;
  seq: number;
  file: Buffer;
  body?: Buffer;
}

function refusal(old: Entry | undefined, next: Entry): string | null {
  if (old?.body && next.body?.equals(old.body)) return null;
  if (!old) return next.seq === 0 && !next.withdrawn ? null : "no_such_ballot";
  if (old.withdrawn) return "withdrawn";
  return next.seq === old.seq + 1 ? null : "seq_out_of_turn";
}

function entryBytes({ withdrawn, hash, seq, file }: Entry): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(seq);
  return Buffer.concat([Buffer.from([withdrawn ? 2 : 1]), hash, number, ...(withdrawn ? [] : [file])]);
}

// RFC 6962 §2.1, as it stands there.
function treeHash(entries: Buffer[]): Buffer {
  if (entries.length === 0) return sha256(Buffer.alloc(0));
  if (entries.length === 1) return sha256(Buffer.concat([Buffer.from([0]), entries[0] as Buffer]));
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha256(Buffer.concat([Buffer.from([1]), treeHash(entries.slice(0, k)), treeHash(entries.slice(k))]));
}

function sha256(data: Uint8Array): Buffer {
  return createHash("sha256").update(data).digest();
}

function problem(response: ServerResponse, status: number, code: string): void {
  const body = { type: `urn:isoloir:problem:${code}`, title: "A sentence.", status, code };
  send(response, status, "application/problem+json", JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "Content-Type": type });
  response.end(body);
}
