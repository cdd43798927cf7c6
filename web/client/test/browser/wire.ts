// Stands on the way to the server, as a proxy, and keeps what the server would see of each request.

import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContextOptions } from "playwright-core";

export interface Seen { url: string; headers: string; body: string }

export class Wire {
  readonly seen: Seen[] = [];
  private readonly proxy = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      // The token itself goes to the server, with the ballot.
      const headers = Object.entries(incoming.headers).filter(([name]) => name !== "authorization").map(([name, value]) => `${name}: ${value}`);
      this.seen.push({ url: incoming.url ?? "", headers: headers.join("\n"), body: body.toString("latin1") });
      const onward = request(incoming.url ?? "", { method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      onward.end(body);
    });
  });

  /** What a browser is to be started with. */
  async start(): Promise<BrowserContextOptions> {
    await new Promise<void>((done) => this.proxy.listen(0, "127.0.0.1", done));
    return { proxy: { server: `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`, bypass: "<-loopback>" } };
  }

  stop(): void {
    this.proxy.close();
    this.proxy.closeAllConnections();
  }

  /** How many requests hold any of the secrets, wherever. */
  told(secrets: string[]): number {
    return this.seen.filter((seen) => secrets.some((secret) => Object.values(seen).some((text: string) => text.includes(secret)))).length;
  }
}
