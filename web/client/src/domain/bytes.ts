// Bytes and their texts: base32, base64, SHA-256. Decoders accept only what encodes back to itself.

const utf8 = new TextEncoder();

export function utf8Bytes(text: string): Uint8Array {
  return utf8.encode(text);
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

// Not in constant time: for public values only.
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

// A number below 2^32 as 4 bytes, big-endian.
export function uint32Bytes(n: number): Uint8Array {
  return Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
}

export async function sha256(data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data as Uint8Array<ArrayBuffer>));
}

// RFC 4648 §4, with padding.
export function base64(data: Uint8Array): string {
  let binary = "";
  for (const byte of data) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function parseBase64(text: string): Uint8Array | null {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  const out = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  return base64(out) === text ? out : null;
}

// Without padding, as age writes it.
export function base64NoPad(data: Uint8Array): string {
  return base64(data).replace(/=+$/, "");
}

export function parseBase64NoPad(text: string): Uint8Array | null {
  const bytes = parseBase64(text + "=".repeat(-text.length & 3));
  return text.endsWith("=") ? null : bytes;
}

const alphabet32 = "abcdefghijklmnopqrstuvwxyz234567";

// RFC 4648 §6, in lower case and without padding.
export function base32(data: Uint8Array): string {
  let out = "";
  let bits = 0;
  let held = 0;
  for (const byte of data) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet32[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? out + alphabet32[(held << (5 - bits)) & 31] : out;
}

export function parseBase32(text: string): Uint8Array | null {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const c of text) {
    const value = alphabet32.indexOf(c);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      out.push(held >> (bits - 8));
      bits -= 8;
      held &= (1 << bits) - 1;
    }
  }
  const data = Uint8Array.from(out);
  return base32(data) === text ? data : null;
}
