// C2SP signed notes with Ed25519 signatures: docs/formats.md §7.

import { concat, equalBytes, parseBase64, sha256, utf8Bytes } from "./bytes.ts";

const ed25519Algorithm = 1; // C2SP signed-note, signature types

interface Verifier {
  name: string;
  hash: Uint8Array; // 4 bytes, the key's identifier in signature lines
  key: Uint8Array; // 32 bytes
}

// Reads `name+hash+key`; null if it is not the one way of writing a verifier key.
async function parseVerifierKey(vkey: string): Promise<Verifier | null> {
  const parts = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(vkey);
  if (parts === null) return null;
  const [, name = "", hash = "", text = ""] = parts;
  const raw = parseBase64(text);
  if (!isKeyName(name) || raw === null || raw.length !== 33 || raw[0] !== ed25519Algorithm) return null;
  const want = (await sha256(concat(utf8Bytes(name + "\n"), raw))).subarray(0, 4);
  const hex = Array.from(want, (b) => b.toString(16).padStart(2, "0")).join("");
  return hex === hash ? { name, hash: want, key: raw.subarray(1) } : null;
}

// 1–255 code points without white space, plus signs, control characters, bidirectional controls and lone surrogates.
function isKeyName(name: string): boolean {
  const length = [...name].length;
  return length >= 1 && length <= 255 && !/[\p{White_Space}\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069+]/u.test(name);
}

// The name in a verifier key, or null if it is none.
export async function verifierKeyName(vkey: string): Promise<string | null> {
  return (await parseVerifierKey(vkey))?.name ?? null;
}

// The text of a note signed by this key and by nobody else, its last line feed included; null if it is not that. Where a note may be
// cosigned, signatures of others may stand beside this one; they are not checked.
export async function openNote(note: string, vkey: string, mayBeCosigned = false): Promise<string | null> {
  const verifier = await parseVerifierKey(vkey);
  const parts = splitNote(note);
  if (verifier === null || parts === null || (parts.signatures.length > 1 && !mayBeCosigned)) return null;
  const own = parts.signatures.find(({ name, hash }) => name === verifier.name && equalBytes(hash, verifier.hash));
  if (own?.signature.length !== 64) return null;
  const { ed25519 } = await import("./primitives.ts");
  return ed25519.verify(own.signature, utf8Bytes(parts.text), verifier.key, { zip215: false }) ? parts.text : null;
}

// The text of a note that has one signature, which is not checked; null if it is not such a note.
export function noteText(note: string): string | null {
  const parts = splitNote(note);
  return parts?.signatures.length === 1 && parts.signatures[0]?.signature.length === 64 ? parts.text : null;
}

interface Signature {
  name: string;
  hash: Uint8Array; // 4 bytes
  signature: Uint8Array;
}

function splitNote(note: string): { text: string; signatures: Signature[] } | null {
  const end = note.lastIndexOf("\n\n");
  const block = note.slice(end + 2);
  // The specification allows no control character but the line feed.
  if (end < 0 || !/^(— [^ \n]+ [^ \n]+\n)+$/.test(block) || /[^\P{Cc}\n]/u.test(note)) return null;
  const signatures: Signature[] = [];
  for (const line of block.slice(0, -1).split("\n")) {
    const [, name = "", text = ""] = line.split(" ");
    const raw = parseBase64(text);
    if (!isKeyName(name) || raw === null || raw.length <= 4) return null;
    const hash = raw.subarray(0, 4);
    if (signatures.some((s) => s.name === name && equalBytes(s.hash, hash))) return null;
    signatures.push({ name, hash, signature: raw.subarray(4) });
  }
  return { text: note.slice(0, end + 1), signatures };
}
