// A code as people type it, and its key in a poll: docs/formats.md §12.

import { ballotKeyOf } from "./ballot.ts";
import type { BallotKey } from "./ballot.ts";
import { utf8Bytes } from "./bytes.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no I, L, O, U
const length = 28; // symbols of 5 bits: 128 bits and two zeros, then two checks
const size = 16; // bytes
const group = 4;

// What is wrong with a code. It holds nothing of the code. group is the one to look at, from 1; 0 if that is not known.
export interface CodeFault {
  reason: "too_short" | "too_long" | "bad_symbol" | "mistyped";
  group: number;
}

// Reads a code in either case, with or without hyphens and spaces, O for 0, I and L for 1. Never corrects one.
export function parseCode(text: string): Uint8Array | CodeFault {
  const typed = [...text.replace(/[\p{White_Space}\p{Pd}\u2212]/gu, "")];
  const symbols: number[] = [];
  for (const c of typed) {
    if (symbols.length === length) return { reason: "too_long", group: 0 };
    const symbol = alphabet.indexOf(/[a-z]/i.test(c) ? c.toUpperCase().replace("O", "0").replace(/[IL]/, "1") : c);
    if (symbol < 0) return { reason: "bad_symbol", group: Math.floor(symbols.length / group) + 1 };
    symbols.push(symbol);
  }
  if (symbols.length < length) return { reason: "too_short", group: 0 };
  if (!holds(symbols)) return { reason: "mistyped", group: Math.floor((mistake(symbols) + group) / group) };
  const bits = symbols.map((s) => s.toString(2).padStart(5, "0")).join("");
  if (!/^00/.test(bits.slice(8 * size))) return { reason: "mistyped", group: 0 };
  return Uint8Array.from({ length: size }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2));
}

// The code's key in this poll.
export async function codeKey(code: Uint8Array, pollID: Uint8Array): Promise<BallotKey> {
  const secret = await crypto.subtle.importKey("raw", code as Uint8Array<ArrayBuffer>, "HKDF", false, ["deriveBits"]);
  const rules = { name: "HKDF", hash: "SHA-256", salt: pollID as Uint8Array<ArrayBuffer>, info: utf8Bytes("isoloir/code/v1") as Uint8Array<ArrayBuffer> };
  return ballotKeyOf(new Uint8Array(await crypto.subtle.deriveBits(rules, secret, 256)));
}

// GF(32) = GF(2)[x]/(x⁵+x²+1): the powers of x, and their logarithms.
const powers: number[] = [1];
while (powers.length < 31) {
  const next = (powers[powers.length - 1] ?? 0) << 1;
  powers.push(next > 31 ? next ^ 0b100101 : next);
}

// Multiplies by a power of x.
const times = (v: number, power: number) => (v === 0 ? 0 : (powers[(powers.indexOf(v) + power) % 31] ?? 0));

// The symbols as a polynomial, the first the highest coefficient: its value at x to the power.
const valueAt = (symbols: number[], power: number) => symbols.reduce((sum, s) => times(sum, power) ^ s, 0);

const holds = (symbols: number[]) => valueAt(symbols, 1) === 0 && valueAt(symbols, 2) === 0;

// The place of the one mistake that would explain what is wrong, to be told to people: two neighbours swapped, or one wrong symbol. Else −1.
function mistake(symbols: number[]): number {
  const swapped = symbols.findIndex((s, i) => i + 1 < length && holds([...symbols.slice(0, i), symbols[i + 1] ?? 0, s, ...symbols.slice(i + 2)]));
  if (swapped >= 0) return swapped;
  const [first, second] = [valueAt(symbols, 1), valueAt(symbols, 2)];
  if (first === 0 || second === 0) return -1;
  // A single error e at X^power gives e·x^power and e·x^(2·power).
  return Math.max(length - 1 - ((powers.indexOf(second) - powers.indexOf(first) + 31) % 31), -1);
}
