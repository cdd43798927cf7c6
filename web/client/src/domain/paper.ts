// A ballot paper behind the poll's link, for a QR code: docs/formats.md §12. Of a token it holds only what does not follow from the poll and
// the ballot key. Whoever has it can send the ballot.

import { base64, concat, parseBase64 } from "./bytes.ts";

const mark = "paper.";
const seedSize = 32; // bytes
const signatureSize = 256;

export interface PaperParts {
  seed: Uint8Array; // of the ballot key; secret
  signature: Uint8Array; // the token's authenticator
}

// link is the poll's; token is whole.
export function formatPaper(link: string, seed: Uint8Array, token: Uint8Array): string {
  return `${link}#${mark}${base64url(concat(seed, token.subarray(-signatureSize)))}`;
}

// Whether a text, the link before it or not, wants to be a ballot paper rather than a code.
export function isPaper(text: string): boolean {
  return fragmentOf(text).startsWith(mark);
}

// Null if the paper was cut off or changed. The signature is to be judged. 288 bytes have no bits to spare in base64.
export function parsePaper(text: string): (PaperParts & { link: string }) | null {
  const fragment = fragmentOf(text);
  if (!/^paper\.[\w-]{384}$/.test(fragment)) return null;
  const bytes = parseBase64(fragment.slice(mark.length).replace(/-/g, "+").replace(/_/g, "/"));
  return bytes && { link: text.slice(0, -fragment.length - 1), seed: bytes.subarray(0, seedSize), signature: bytes.subarray(seedSize) };
}

// RFC 4648 §5. Not shared with submit.ts, where it would weigh on every visit.
const base64url = (data: Uint8Array) => base64(data).replace(/\+/g, "-").replace(/\//g, "_");

const fragmentOf = (text: string) => text.slice(text.indexOf("#") + 1);
