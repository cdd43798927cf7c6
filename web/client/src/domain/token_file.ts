// NAME.token: a token kept for a later ballot, or a request for one that has no answer yet. docs/formats.md §12.

import { base64, parseBase64 } from "./bytes.ts";
import { tokenSize } from "./size.ts";
import { requestBlindingSize } from "./token.ts";

export interface TokenFile {
  words: string; // for people; programs ignore it
  link: string;
  seed: Uint8Array; // 32 bytes, of the ballot key; secret
  token: Uint8Array | null; // 354 bytes; null in a request
  blinding: Uint8Array | null; // 304 bytes; null beside a token. Secret: it connects code and ballot
  tag: string | null; // of a request that went out with a code: one byte of it, in hexadecimal, which notices another code
}

export function formatTokenFile({ words, link, seed, token, blinding, tag }: TokenFile): string {
  const comments = words.replace(/^.*\n/gm, (line) => `# ${line}`.replace(/ +\n$/, "\n"));
  const [kind, name, value] = blinding ? ["token-request", "blinding", blinding] : ["token", "token", token ?? new Uint8Array(0)];
  return `${comments}isoloir/${kind}/v1\nlink ${link}\nkey ${base64(seed)}\n${name} ${base64(value)}\n${tag ? `code ${tag}\n` : ""}`;
}

const shape = /^((?:#[^\n]*\n)*)isoloir\/token(-request)?\/v1\nlink ([!-~]+)\nkey (\S+)\n(token|blinding) (\S+)\n(?:code ([0-9a-f]{2})\n)?$/;

// Null if the text is no such file. The token is not verified.
export function parseTokenFile(text: string): TokenFile | null {
  const [all, comments = "", request, link = "", key = "", name, value = "", tag] = shape.exec(text) ?? [];
  if (all === undefined || (name === "blinding") !== !!request || (tag && !request)) return null;
  const [seed, bytes] = [parseBase64(key), parseBase64(value)];
  if (seed?.length !== 32 || bytes?.length !== (request ? requestBlindingSize : tokenSize)) return null;
  return { words: comments.replace(/^# ?/gm, ""), link, seed, token: request ? null : bytes, blinding: request ? bytes : null, tag: tag ?? null };
}
