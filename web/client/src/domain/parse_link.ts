// Links that came from elsewhere: docs/formats.md §1.

import { parsePollID } from "./link.ts";
import type { Link } from "./link.ts";

// The link, or null if it is none. The case of scheme and host does not matter, a scheme's own port is dropped, and a
// fragment is ignored; formatLink writes the one canonical form.
export function parseLink(text: string): Link | null {
  const parts = /^([A-Za-z]+):\/\/([!-~]+?)\/p\/([a-z2-7]{52})(?:#.*)?$/s.exec(text);
  if (parts === null) return null;
  const scheme = (parts[1] ?? "").toLowerCase();
  if (scheme !== "https" && scheme !== "http") return null;
  const host = (parts[2] ?? "").toLowerCase().replace(scheme === "https" ? /:443$/ : /:80$/, "");
  const id = parsePollID(parts[3] ?? "");
  if (id === null || !isHost(host) || (scheme === "http" && !mayBePlain(host))) return null;
  return { scheme, host, id };
}

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const name = new RegExp(`^${label}(?:\\.${label})*$`);
const number = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])"; // 0–255
const ipv4 = new RegExp(`^${number}(?:\\.${number}){3}$`);
// Names that browsers take for an IPv4 address (WHATWG URL, "ends in a number").
const lastNumber = /(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/;

// A host name or address in lower case, with or without a port; addresses in their canonical form.
export function isHost(host: string): boolean {
  const [, bare = "", port] = /^(.*?)(?::([1-9][0-9]{0,4}))?$/s.exec(host) ?? [];
  if (port !== undefined && Number(port) > 65535) return false;
  if (bare.startsWith("[")) return isIPv6(bare);
  return lastNumber.test(bare) ? ipv4.test(bare) : bare.length <= 253 && name.test(bare);
}

// In brackets and as RFC 5952 writes it, which is how URL does; IPv4 in disguise is refused.
function isIPv6(host: string): boolean {
  if (!/^\[[0-9a-f:]+\]$/.test(host) || /^\[::ffff:[0-9a-f]+:[0-9a-f]+\]$/.test(host)) return false;
  try {
    return new URL(`http://${host}/`).hostname === host;
  } catch {
    return false;
  }
}

// Where TLS adds nothing: this machine, and onion services, which bring their own encryption.
function mayBePlain(host: string): boolean {
  const bare = host.replace(/:[0-9]+$/, "");
  return bare === "localhost" || bare.endsWith(".onion") || bare === "[::1]" || /^127\./.test(bare);
}
