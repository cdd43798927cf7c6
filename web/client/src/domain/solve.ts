// Searches proofs of work (docs/formats.md §14), in a thread of its own where the browser has one.

import { concat, uint32Bytes } from "./bytes.ts";
import type { Work } from "./work.ts";

/**
 * The first number from `from` up to before `until` with which SHA-256(head ‖ number) begins with so many zero bits, up to 32; -1 if there is none.
 * head is 44 bytes, the number 8: with its padding that is one block, so this is FIPS 180-4 §6.2.2 once, and takes a third of the time
 * that a hash function for messages of any length takes. It uses nothing that stands outside of it: its own text is what the thread runs.
 */
export function search(head: Uint8Array, bits: number, from: number, until: number): number {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const start = primes.slice(0, 8).map((p) => (Math.sqrt(p) * 2 ** 32) | 0); // FIPS 180-4 §5.3.3: 32 bits behind the point
  const k = primes.map((p) => (Math.cbrt(p) * 2 ** 32) | 0); // §4.2.2; none is near enough to a whole number for the last bits of a cbrt to matter
  const w = new Int32Array(64);
  for (let t = 0; t < 44; t++) w[t >> 2]! |= head[t]! << (24 - 8 * (t & 3));
  w[13] = 1 << 31;
  w[15] = 8 * 52;
  const turn = (x: number, n: number) => (x >>> n) | (x << (32 - n));
  for (let number = from; number < until; number++) {
    w[11] = number / 2 ** 32;
    w[12] = number;
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15]!, y = w[t - 2]!;
      w[t] = w[t - 16]! + w[t - 7]! + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = start as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[t]! + w[t]!) | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g; g = f; f = e; e = (d + one) | 0;
      d = c; c = b; b = a; a = (one + two) | 0;
    }
    if (Math.clz32(a + start[0]!) >= bits) return number;
  }
  return -1;
}

/** A proof, 16 bytes, for a ballot with this public key and seq. It takes 2^bits hashes on average. Once signal gives up it is none. */
export async function solve({ challenge, bits }: Work, key: Uint8Array, seq: number, signal?: AbortSignal): Promise<Uint8Array> {
  const head = concat(challenge, key, uint32Bytes(seq));
  const number = await beside(head, bits, signal).catch(() => between(head, bits, signal));
  return concat(challenge, uint32Bytes(number / 2 ** 32), uint32Bytes(number));
}

// In a worker. Fails where there are none, or none that is not a file from the server.
function beside(head: Uint8Array, bits: number, signal?: AbortSignal): Promise<number> {
  return new Promise((found, failed) => {
    const worker = new Worker(address() as string);
    const end = (number: number) => {
      worker.terminate();
      found(number);
    };
    worker.onmessage = ({ data }: MessageEvent<number>) => end(data);
    worker.onerror = failed;
    signal?.addEventListener("abort", () => end(0));
    worker.postMessage([head, bits]);
  });
}

interface Policy { createScriptURL: (text: string) => unknown }

declare const trustedTypes: { createPolicy: (name: string, rules: Policy) => Policy } | undefined;

let policy: Policy | undefined;

// The one address that the page may make a script of, and nothing else by this policy.
function address(): unknown {
  const text = `const f=${search};onmessage=({data:[head,bits]})=>postMessage(f(head,bits,0,2**53))`;
  const createScriptURL = () => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  if (typeof trustedTypes === "undefined") return createScriptURL();
  policy ??= trustedTypes.createPolicy("isoloir-work", { createScriptURL });
  return policy.createScriptURL("");
}

const slice = 12; // milliseconds at a time, so that the page still answers

// In the page's own thread, between other things.
async function between(head: Uint8Array, bits: number, signal?: AbortSignal): Promise<number> {
  for (let from = 0, begun = performance.now(); ; from += 256) {
    const number = search(head, bits, from, from + 256);
    if (number >= 0) return number;
    if (performance.now() - begun < slice) continue;
    if (signal?.aborted === true) return 0;
    await new Promise((go) => setTimeout(go));
    begun = performance.now();
  }
}
