// NAME.secret, which lies beside NAME.ballot: the ballot key that its receipt needs to change the ballot. docs/formats.md §6.

import { base64, parseBase64 } from "./bytes.ts";

// name is that of the ballot's file.
export function formatSecret(name: string, seed: Uint8Array): string {
  return `# the secret of ${name}; with it the ballot can be replaced and withdrawn\n${base64(seed)}\n`;
}

// The 32-byte seed; null if the text is not such a file.
export function parseSecret(text: string): Uint8Array | null {
  const seed = parseBase64(/^#[^\n]*\n(\S{44})\n?$/.exec(text)?.[1] ?? "");
  return seed?.length === 32 ? seed : null;
}
