// Poll IDs and links: docs/formats.md §1.

export interface Link {
  scheme: "https" | "http"; // http for loopback addresses and .onion hosts only
  host: string; // with the port, if it is not the default
  id: Uint8Array; // 32 bytes
}

// The link, or null if it is none.
export function parseLink(text: string): Link | null {
  throw new Error(`not built ${text}`);
}

export function formatLink(link: Link): string {
  throw new Error(`not built ${link.host}`);
}

export function parsePollID(text: string): Uint8Array | null {
  throw new Error(`not built ${text}`);
}

export function formatPollID(id: Uint8Array): string {
  throw new Error(`not built ${id.length}`);
}

// SHA-256 of the definition's bytes.
export async function pollIDOf(definition: Uint8Array): Promise<Uint8Array> {
  throw new Error(`not built ${definition.length}`);
}
