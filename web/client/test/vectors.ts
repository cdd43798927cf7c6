// The vectors that Go and TypeScript share: docs/vectors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function loadVectors<T>(name: string): T {
  return JSON.parse(readFileSync(join(process.env["VECTORS"] ?? "", name), "utf8")) as T;
}

// A set that is empty proves nothing.
export function notEmpty<T>(list: T[] | undefined, name: string): T[] {
  assert.ok(list !== undefined && list.length > 0, `${name} has no vectors`);
  return list;
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}

export function toHex(data: Uint8Array): string {
  return Buffer.from(data).toString("hex");
}

export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64"));
}
