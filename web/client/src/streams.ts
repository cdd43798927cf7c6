// A part for Firefox before 102, which has not the streams that age encrypts in. They are other people's code; ours is only what age reads
// them by, a Response, as that browser's own does not know them. Nothing else of the booth makes one.

import { ReadableStream, TransformStream } from "web-streams-polyfill";
import { concat } from "./domain/bytes.ts";

class Response {
  readonly #stream: ReadableStream<Uint8Array>;
  constructor(stream: ReadableStream<Uint8Array>) {
    this.#stream = stream;
  }

  async arrayBuffer(): Promise<ArrayBufferLike> {
    const reader = this.#stream.getReader();
    const parts: Uint8Array[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
    return concat(...parts).buffer;
  }
}

if (!("TransformStream" in globalThis)) Object.assign(globalThis, { ReadableStream, TransformStream, Response });
