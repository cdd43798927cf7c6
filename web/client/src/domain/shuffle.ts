// Orders drawn anew for each respondent.

// A uniformly random integer from 0 to n − 1, n at most 2^32.
export function randomBelow(n: number): number {
  const limit = 2 ** 32 - (2 ** 32 % n); // above it the remainders would not be equally likely
  const word = new Uint32Array(1);
  do {
    crypto.getRandomValues(word);
  } while ((word[0] as number) >= limit);
  return (word[0] as number) % n;
}

// A copy of the list in a uniformly random order (Fisher and Yates).
export function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomBelow(i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
