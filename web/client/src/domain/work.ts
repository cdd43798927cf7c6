// The proof of work that a ballot of an open poll brings along: docs/formats.md §14.

import { concat, parseBase64, uint32Bytes } from "./bytes.ts";

// A challenge, and how many bits of work on it are demanded.
export interface Work {
  challenge: Uint8Array; // 8 bytes
  bits: number;
}

const maxBits = 28;
const proofSize = 16; // bytes

// The state's member, null if it is absent; undefined if it demands what no ballot has to bring.
export function parseWork(member: unknown): Work | null | undefined {
  if (member === undefined) return null;
  const { challenge, bits } = (member ?? {}) as Partial<Record<string, unknown>>;
  const raw = typeof challenge === "string" ? parseBase64(challenge) : null;
  if (raw?.length !== 8 || typeof bits !== "number" || !Number.isInteger(bits) || bits < 0 || bits > maxBits) return undefined;
  return { challenge: raw, bits };
}

type Hash = (data: Uint8Array) => Uint8Array;

// How many leading bits of SHA-256(challenge ‖ key ‖ seq ‖ nonce) are zero, of a proof of 16 bytes.
export function workOf(proof: Uint8Array, key: Uint8Array, seq: number, hash: Hash): number {
  return zeros(hash(concat(proof.subarray(0, 8), key, uint32Bytes(seq), proof.subarray(8))));
}

function zeros(hash: Uint8Array): number {
  const at = hash.findIndex((byte) => byte !== 0);
  return at < 0 ? 8 * hash.length : 8 * at + Math.clz32(hash[at] as number) - 24;
}

const slice = 12; // milliseconds at a time, so that the page still answers

// Searches a proof, 16 bytes, for a ballot with this public key and seq. It takes 2^bits hashes on average.
export async function solve({ challenge, bits }: Work, key: Uint8Array, seq: number, signal?: AbortSignal): Promise<Uint8Array> {
  const { sha256 } = await import("./primitives.ts");
  const block = concat(challenge, key, uint32Bytes(seq), new Uint8Array(8));
  const view = new DataView(block.buffer);
  const at = block.length - 8;
  for (let high = 0; ; high++) {
    view.setUint32(at, high);
    for (let low = 0, begun = performance.now(); low < 2 ** 32; low++) {
      view.setUint32(at + 4, low);
      if (zeros(sha256(block)) >= bits) return concat(challenge, block.subarray(at));
      if (low % 256 !== 255 || performance.now() - begun < slice) continue;
      if (signal?.aborted === true) return new Uint8Array(proofSize);
      await new Promise((go) => setTimeout(go));
      begun = performance.now();
    }
  }
}
