// JSON as both of our languages see it: the last of several members of the same name counts, numbers are IEEE 754 doubles, an
// unpaired surrogate in a string is U+FFFD. What that hides is not canonical, and comparing with the canonical bytes shows it.

// A JSON object: member → value. A map, so that no member's name can be mistaken for something that objects have anyway.
export type Members = Map<string, unknown>;

// Reads one JSON value in UTF-8; undefined if it is none.
export function parseJSON(data: Uint8Array | string): unknown {
  try {
    const text = typeof data === "string" ? data : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

// The members of an object; null if the value is none.
export function membersOf(value: unknown): Members | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([name, v]) => [wellFormed(name), v]));
}

// The value as a string; undefined if it is none.
export function asString(value: unknown): string | undefined {
  return typeof value === "string" ? wellFormed(value) : undefined;
}

// The value as an integer of at most 2^53 − 1; undefined if it is none. 4, 4.0 and 40e-1 are the same.
export function asInteger(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) + 0 : undefined; // + 0 makes −0 zero
}

export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

// By code point, as Go sorts UTF-8; the language's own order is by UTF-16 code unit.
export function byCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const at = left.findIndex((c, i) => c !== right[i]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

export function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].sort(byCodePoint);
}

// The number of code points.
export function lengthOf(text: string): number {
  return [...text].length;
}
