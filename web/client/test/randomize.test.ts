import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, Answers } from "../src/domain/answers.ts";
import { encodeAnswers } from "../src/domain/encode_answers.ts";
import type { Definition, Question } from "../src/domain/definition.ts";
import { chancesOf, coinsOf, tossed } from "../src/domain/randomize.ts";
import { fromBase64, loadVectors, notEmpty } from "./vectors.ts";

const v = loadVectors<{
  cases: { type: "choice" | "choices"; epsilon: number; options: number; max: number; required: boolean; keep: string; lie: string; random: string; truth: string[]; reported: string[] }[];
}>("randomize.json");

const question = (type: "choice" | "choices", epsilon: number, options: number, max: number, required: boolean): Question =>
  ({ id: "q", type, epsilon, max, min: 0, required, other: false, options: Array.from({ length: options }, (_, i) => ({ id: `o${i}`, label: new Map() })) }) as unknown as Question;

const asking = (...questions: Question[]) => ({ pages: [{ questions }], notice: { quoteText: "never" }, ballotSize: 256 }) as unknown as Definition;

const told = (a: Answers): string[] => {
  const { choice, choices } = a.byID.get("q") ?? {};
  return choices ?? (choice === undefined ? [] : [choice]);
};

test("chances and coins are those that Go tosses", () => {
  for (const c of notEmpty(v.cases, "cases")) {
    const q = question(c.type, c.epsilon, c.options, c.max, c.required);
    const { keep, lie } = chancesOf(q);
    assert.deepEqual([String(keep), String(lie)], [c.keep, c.lie]);
    const bytes = fromBase64(c.random);
    let at = 0;
    const source = () => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64((at++) * 8);
    const answer: Answer = c.type === "choice" ? { choice: c.truth[0] as string } : { choices: c.truth };
    const truth = { byID: new Map(c.truth.length > 0 ? [["q", answer]] : []), quote: false };
    const reports = tossed(asking(q), truth, source);
    assert.deepEqual(told(reports), c.reported);
    assert.deepEqual(told(truth), c.truth, "the truth was changed");
    assert.equal(at * 8, bytes.length, "random bytes were left over");
  }
});

test("true answers to a sensitive question are never sealed, and each sealing tosses anew", () => {
  const d = asking(question("choices", 100, 64, 1, false));
  const truth: Answers = { byID: new Map([["q", { choices: ["o3"] }]]), quote: false };
  assert.throws(() => encodeAnswers({ ...d, ballotSize: 1024 }, truth), /no coins/);
  const [one, another] = [1, 2].map(() => encodeAnswers({ ...d, ballotSize: 1024 }, tossed(d, truth)));
  assert.notDeepEqual(one, another); // alike once in 2^63
});

test("a hidden question is not tossed, and others stay as they are", () => {
  const plain = { ...question("choice", 100, 2, 0, false), id: "plain" };
  delete plain.epsilon;
  const hidden = { ...question("choice", 100, 4, 0, true), showIf: [{ source: "plain", options: ["o1"] }] };
  const reports = tossed(asking(plain, hidden), { byID: new Map([["plain", { choice: "o0" }]]), quote: true }, () => assert.fail("a coin"));
  assert.deepEqual([[...reports.byID], reports.quote, reports.tossed], [[["plain", { choice: "o0" }]], true, true]);
});

// The same secure source, many draws at a time.
let pool = new DataView(new ArrayBuffer(0));
let taken = 0;
const secure = () => {
  if (taken === pool.byteLength) [pool, taken] = [new DataView(crypto.getRandomValues(new Uint8Array(65_536)).buffer), 0];
  taken += 8;
  return pool.getBigUint64(taken - 8);
};

// The ε of coins, from so many draws: the largest log-ratio of two answers' reports, less five of its standard errors.
function delivered(q: Question, draws: number, truths: string[][]): number {
  const coins = coinsOf(q, secure);
  const report = (truth: string[]) => (q.type === "choice" ? (coins.choice(truth[0]) ?? "") : coins.choices(truth).join());
  const counts = truths.map((truth) => {
    const seen = new Map<string, number>();
    for (let i = 0; i < draws / truths.length; i++) {
      const r = report(truth);
      seen.set(r, (seen.get(r) ?? 0) + 1);
    }
    return seen;
  });
  let worst = 0;
  for (const a of counts) {
    for (const b of counts) {
      for (const [r, n] of a) {
        const m = b.get(r) ?? 0;
        if (n >= 400 && m >= 400) worst = Math.max(worst, Math.log(n / m) - 5 * Math.sqrt(1 / n + 1 / m));
      }
    }
  }
  return worst;
}

test("the epsilon of a million draws is not exceeded, and coins that tell more are found out", () => {
  const [draws, said] = [1_000_000, 1.0986];
  const each = [["o0"], ["o1"], ["o2"]];
  const cases: [string, (epsilon: number) => Question, string[][], number][] = [
    ["choice", (e) => question("choice", e, 3, 0, true), each, 11_700],
    ["choice that may be left blank", (e) => question("choice", e, 3, 0, false), [...each, []], 11_700],
    ["two of four choices", (e) => question("choices", e, 4, 2, false), [[], ["o0"], ["o0", "o1"], ["o2", "o3"]], 13_000],
  ];
  for (const [what, q, truths, control] of cases) {
    const [got, more] = [delivered(q(10_986), draws, truths), delivered(q(control), draws, truths)];
    console.log(`  ${what}: at least ε = ${got.toFixed(4)} in ${draws} draws, said to be ${said}; coins of ${control / 10_000}: ${more.toFixed(4)}`);
    assert.ok(got <= said && got > said - 0.1, `${what}: ε = ${got} is delivered`);
    assert.ok(more > said, `${what}: coins that tell ${control / 10_000} are taken for ${said}`);
  }
});
