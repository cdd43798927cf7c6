// Blind RSA signatures: RFC 9474 §4, RSABSSA-SHA384-PSS-Deterministic, exponent 65537. Written here because the one library there is
// (@cloudflare/blindrsa-ts, 12 KB) draws the salt and the blinding factor itself: a request whose answer was lost could never be made
// again, and the code that it spent would be lost. The numbers are noble's, hashes and verification the browser's own.

import { concat } from "./bytes.ts";

const saltSize = 48; // bytes
const hashSize = 48; // bytes, of SHA-384
const exponent = 65537n;

// Bytes of a blinding, salt ‖ r, for a modulus of so many.
export const blindingSize = (modulus: number) => saltSize + modulus;

// A fresh blinding, salt ‖ r, for the modulus.
export async function newBlinding(modulus: Uint8Array): Promise<Uint8Array> {
  for (;;) {
    const blinding = crypto.getRandomValues(new Uint8Array(blindingSize(modulus.length)));
    if ((await factors(modulus, blinding)) !== null) return blinding;
  }
}

// The blinded message, as long as the modulus; null if this is no blinding for the modulus.
export async function blind(modulus: Uint8Array, message: Uint8Array, blinding: Uint8Array): Promise<Uint8Array | null> {
  const { bytesToNumberBE: number, numberToBytesBE, pow } = await import("./primitives.ts");
  const r = await factors(modulus, blinding);
  if (r === null) return null;
  const n = number(modulus);
  const encoded = number(await encode(message, blinding.subarray(0, saltSize), modulus.length));
  return numberToBytesBE((encoded * pow(r.factor, exponent, n)) % n, modulus.length);
}

// The signature of the message, as long as the modulus, out of that of its blinded form; null unless it holds.
export async function finalize(modulus: Uint8Array, message: Uint8Array, blinding: Uint8Array, blindSignature: Uint8Array): Promise<Uint8Array | null> {
  const { bytesToNumberBE: number, numberToBytesBE } = await import("./primitives.ts");
  const r = await factors(modulus, blinding);
  const n = number(modulus);
  if (r === null || blindSignature.length !== modulus.length || number(blindSignature) >= n) return null;
  const signature = numberToBytesBE((number(blindSignature) * r.inverse) % n, modulus.length);
  return (await verify(modulus, message, signature)) ? signature : null;
}

export async function verify(modulus: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const url = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const key = await crypto.subtle.importKey("jwk", { kty: "RSA", n: url(modulus), e: "AQAB" }, { name: "RSA-PSS", hash: "SHA-384" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: saltSize }, key, signature as Uint8Array<ArrayBuffer>, message as Uint8Array<ArrayBuffer>);
}

// The blinding factor and its inverse; null if it is zero, not below the modulus, or not prime to it.
async function factors(modulus: Uint8Array, blinding: Uint8Array): Promise<{ factor: bigint; inverse: bigint } | null> {
  const { bytesToNumberBE, invert } = await import("./primitives.ts");
  const [n, factor] = [bytesToNumberBE(modulus), bytesToNumberBE(blinding.subarray(saltSize))];
  if (blinding.length !== blindingSize(modulus.length) || factor === 0n || factor >= n) return null;
  try {
    return { factor, inverse: invert(factor, n) };
  } catch {
    return null; // what nobody finds by chance
  }
}

const sha384 = async (...parts: Uint8Array[]) => new Uint8Array(await crypto.subtle.digest("SHA-384", concat(...parts) as Uint8Array<ArrayBuffer>));

// EMSA-PSS-ENCODE of RFC 8017 §9.1.1 with this salt, for one bit less than so many bytes.
async function encode(message: Uint8Array, salt: Uint8Array, size: number): Promise<Uint8Array> {
  const hash = await sha384(new Uint8Array(8), await sha384(message), salt);
  const data = concat(new Uint8Array(size - saltSize - hashSize - 2), Uint8Array.of(1), salt);
  const mask = await maskOf(hash, data.length);
  const masked = data.map((byte, i) => byte ^ (mask[i] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return concat(masked, hash, Uint8Array.of(0xbc));
}

// MGF1 of RFC 8017 §B.2.1.
async function maskOf(seed: Uint8Array, bytes: number): Promise<Uint8Array> {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i * hashSize < bytes; i++) blocks.push(await sha384(seed, Uint8Array.of(0, 0, 0, i)));
  return concat(...blocks).subarray(0, bytes);
}
