// The real server and the organizer's tool, built from this repository: a poll of its own for the tests.

import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Isoloird {
  link = "";
  base = ""; // the server's address
  private readonly folder = mkdtempSync(join(tmpdir(), "isoloir-browser-"));
  private readonly programs: string;
  private files = 0;
  private server: ChildProcess | null = null;

  /** programs is the folder with isoloir and isoloird. */
  constructor(programs: string) {
    this.programs = programs;
  }

  /** Starts the server and publishes the demo's poll, open now. */
  async start(extra: string[] = []): Promise<void> {
    const address = `127.0.0.1:${await freePort()}`;
    const args = ["--data", join(this.folder, "data"), "--listen", address, "--publish", "anyone", ...extra];
    this.server = spawn(join(this.programs, "isoloird"), args, { stdio: ["ignore", "inherit", "inherit"] });
    const repository = join(process.env.BROWSER_TEST ?? ".", "../../../..");
    const poll = readFileSync(join(repository, "poll/author/demo.yaml"), "utf8")
      .replace(/^opens:.*$/m, `opens: ${hence(-1)}`).replace(/^closes:.*$/m, `closes: ${hence(24)}`);
    this.isoloir("key", "new", "--no-passphrase", "-o", this.key);
    this.base = `http://${address}`;
    await answers(`${this.base}/healthz`);
    this.link = this.publish(poll);
  }

  /** The address of the booth as a file, written by the tool. */
  file(): string {
    const name = join(this.folder, "isoloir.html");
    this.isoloir("client", "-o", name);
    return `file://${name}`;
  }

  /** Publishes a poll file, YAML or its JSON, and returns the link. */
  publish(poll: string): string {
    writeFileSync(join(this.folder, "poll.yaml"), poll);
    return this.isoloir("publish", join(this.folder, "poll.yaml"), "--server", this.base, "--key", this.key).trim();
  }

  /** What the tool shows of the organizer's key, for people to compare. */
  fingerprint(): string {
    return /^fingerprint: (.+)$/m.exec(this.isoloir("key", "show", this.key))?.[1] ?? "";
  }

  /** The recipient of somebody else's key. */
  auditor(): { recipient: string } {
    const key = join(this.folder, "auditor.key");
    this.isoloir("key", "new", "--no-passphrase", "-o", key);
    return { recipient: /^recipient: (\S+)$/m.exec(this.isoloir("key", "show", key))?.[1] ?? "" };
  }

  close(link = this.link): void {
    this.isoloir("close", link, "--key", this.key);
  }

  /** What the tool says of a receipt file. */
  check(receipt: string): string {
    const file = join(this.folder, "receipt.txt");
    writeFileSync(file, receipt);
    return this.isoloir("receipt", "check", file);
  }

  /** Makes so many codes for a poll. */
  codes(link: string, n: number): string[] {
    const name = join(this.folder, `codes${this.files++}.csv`);
    this.isoloir("codes", "new", link, "-n", String(n), "--key", this.key, "-o", name);
    const found = readFileSync(name, "utf8").matchAll(/\b(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}\b/g);
    return [...new Set([...found].map(([code]) => code))]; // each also stands behind its link
  }

  /** The link that the QR code of a ballot paper holds, for which the tool exchanges a code. */
  paper(link: string, code: string): string {
    const name = join(this.folder, `paper${this.files++}`);
    writeFileSync(name, code);
    return this.isoloir("token", link, "--code-file", name, "-o", `${name}.token`, "--qr", "-").trim();
  }

  /** What the tool saves of these answers, ID=VALUE, without sending them. */
  save(...answers: string[]): { ballot: Buffer; secret: Buffer } {
    const name = join(this.folder, `saved${this.files++}`);
    this.isoloir("answer", this.link, ...answers.flatMap((a) => ["--set", a]), "--save", `${name}.ballot`, "--yes");
    return { ballot: readFileSync(`${name}.ballot`), secret: readFileSync(`${name}.secret`) };
  }

  /** Lets the tool send a saved ballot, and returns what it prints: the receipt. */
  send(ballot: Buffer, secret: Buffer | null, link = this.link): string {
    const name = join(this.folder, `sent${this.files++}`);
    writeFileSync(`${name}.ballot`, ballot);
    if (secret) writeFileSync(`${name}.secret`, secret);
    return this.isoloir("send", `${name}.ballot`, link);
  }

  stop(): void {
    this.server?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get key(): string {
    return join(this.folder, "organizer.key");
  }

  private isoloir(...args: string[]): string {
    return execFileSync(join(this.programs, "isoloir"), args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }
}

/** A time as a poll file writes it, so many hours from now. */
export function hence(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+/, "");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(url).catch((error: unknown) => { if (tries > 300) throw error; });
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}
