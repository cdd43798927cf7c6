// What work a ballot of an open poll must bring: docs/formats.md §14.

import { parseBase64 } from "./bytes.ts";

// A challenge, and how many bits of work on it are demanded.
export interface Work {
  challenge: Uint8Array; // 8 bytes
  bits: number;
}

const maxBits = 28;

// The state's member, null if it is absent; undefined if it demands what no ballot has to bring.
export function parseWork(member: unknown): Work | null | undefined {
  if (member === undefined) return null;
  const { challenge, bits } = (member ?? {}) as Partial<Record<string, unknown>>;
  const raw = typeof challenge === "string" ? parseBase64(challenge) : null;
  if (raw?.length !== 8 || typeof bits !== "number" || !Number.isInteger(bits) || bits < 0 || bits > maxBits) return undefined;
  return { challenge: raw, bits };
}
