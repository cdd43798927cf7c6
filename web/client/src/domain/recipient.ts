// age recipients, judged by prefix, checksum and length (C2SP age; bech32 as in BIP 173 without its length limit).

export type RecipientKind = "hybrid" | "x25519";

const kinds: { kind: RecipientKind; prefix: string; size: number }[] = [
  { kind: "hybrid", prefix: "age1pq", size: 1216 }, // ML-KEM-768 and X25519 public keys
  { kind: "x25519", prefix: "age", size: 32 },
];

// Which kind of recipient this is; null if it is none that a poll may have.
export function recipientKind(recipient: string): RecipientKind | null {
  const separator = recipient.lastIndexOf("1");
  const prefix = recipient.slice(0, Math.max(separator, 0));
  const found = kinds.find((k) => k.prefix === prefix);
  if (found === undefined) return null;
  const words = [...recipient.slice(separator + 1)].map((c) => alphabet.indexOf(c));
  if (words.includes(-1) || checksum([...expand(prefix), ...words]) !== 1) return null;
  return payloadSize(words.slice(0, -6)) === found.size ? found.kind : null;
}

const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function expand(prefix: string): number[] {
  const codes = [...prefix].map((c) => c.charCodeAt(0));
  return [...codes.map((c) => c >> 5), 0, ...codes.map((c) => c & 31)];
}

function checksum(values: number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generator.forEach((g, i) => {
      if ((top >> i) & 1) sum ^= g;
    });
  }
  return sum >>> 0;
}

// Bytes that words of 5 bits hold; −1 if what is left over is a whole word or not zero.
function payloadSize(words: number[]): number {
  const spare = (words.length * 5) % 8;
  const last = words[words.length - 1] ?? 0;
  return spare >= 5 || (last & ((1 << spare) - 1)) !== 0 ? -1 : Math.floor((words.length * 5) / 8);
}
