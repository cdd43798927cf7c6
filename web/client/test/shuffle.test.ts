import assert from "node:assert/strict";
import { test } from "node:test";
import { randomBelow, shuffled } from "../src/domain/shuffle.ts";

test("a shuffled list has the same elements, and the list itself is left alone", () => {
  const list = Array.from({ length: 50 }, (_, i) => i);
  const out = shuffled(list);
  assert.deepEqual([...out].sort((a, b) => a - b), list);
  assert.deepEqual(shuffled([]), []);
});

test("each order of three comes up equally often", () => {
  const counts = new Map<string, number>();
  const draws = 60_000;
  for (let i = 0; i < draws; i++) {
    const order = shuffled(["a", "b", "c"]).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  // Standard deviation 91; at six of them a fair shuffle fails once in 80 million runs.
  for (const [order, n] of counts) assert.ok(Math.abs(n - draws / 6) < 550, `${order} ${n} times`);
});

test("words that would favour small numbers are drawn again", (t) => {
  const words = [2 ** 32 - 1, 4];
  t.mock.method(crypto, "getRandomValues", (out: Uint32Array) => out.fill(words.shift() ?? 0));
  assert.equal(randomBelow(3), 1); // 2^32 − 1 is the one word too many for 3, 4 leaves 1
  assert.equal(words.length, 0);
});
