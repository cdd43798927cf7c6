// Poll IDs and links: docs/formats.md §1. parse_link.ts reads links that somebody wrote.

import { base32, parseBase32, sha256 } from "./bytes.ts";

export interface Link {
  scheme: "https" | "http"; // http for loopback addresses and .onion hosts only
  host: string; // with the port, if it is not the default
  id: Uint8Array; // 32 bytes
}

// The link under which a page was opened: origin and path as browsers write them. Null if the path is not that of a poll.
export function linkAt(origin: string, path: string): Link | null {
  const [, scheme, host = "", text = ""] = /^(https?):\/\/(.+) \/p\/(.+)$/s.exec(`${origin} ${path}`) ?? [];
  const id = parsePollID(text);
  return id === null ? null : { scheme: scheme as Link["scheme"], host, id };
}

export function formatLink(link: Link): string {
  return `${linkBase(link)}/p/${formatPollID(link.id)}`;
}

// The server's address, without a slash at the end.
export function linkBase(link: Link): string {
  return `${link.scheme}://${link.host}`;
}

// By such a name a server may be reached beside its own, which is the one that definitions know.
export function isOnion({ host }: Link): boolean {
  return /\.onion(:\d+)?$/.test(host);
}

export function parsePollID(text: string): Uint8Array | null {
  return text.length === 52 ? parseBase32(text) : null;
}

// 52 characters.
export function formatPollID(id: Uint8Array): string {
  return base32(id);
}

// SHA-256 of the definition's bytes.
export async function pollIDOf(definition: Uint8Array): Promise<Uint8Array> {
  return sha256(definition);
}
