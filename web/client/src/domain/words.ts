// A poll ID as words that people can compare: docs/formats.md §1.

// Letters of a proquint (D. S. Wilkerson, arXiv:0901.4016).
const consonants = "bdfghjklmnprstvz"; // four bits each
const vowels = "aiou"; // two bits each

// The first 96 bits of an ID as six words.
export function pollWords(id: Uint8Array): string {
  const words: string[] = [];
  for (let i = 0; i < 12; i += 2) words.push(proquint((id[i]! << 8) | id[i + 1]!));
  return words.join("-");
}

function proquint(n: number): string {
  return consonants[n >> 12]! + vowels[(n >> 10) & 3]! + consonants[(n >> 6) & 15]! + vowels[(n >> 4) & 3]! + consonants[n & 15]!;
}
