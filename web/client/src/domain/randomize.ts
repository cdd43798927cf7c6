// Randomized response: the coins over the answers to sensitive questions, tossed before they are sealed. docs/formats.md §4, Randomized answers; the
// Go package poll/randomize says why they are as they are. They are never kept: coins and ballot together are the true answer.

import type { Answer, Answers } from "./answers.ts";
import { isShown } from "./condition.ts";
import { questionsOf } from "./definition.ts";
import type { Definition, Question } from "./definition.ts";

// Chances in units of 2^-64 that what is true, and what is not, is reported.
export interface Chances {
  keep: bigint;
  lie: bigint;
}

const precision = 128n;
const all = 1n << 64n;

export function chancesOf(q: Question): Chances {
  return q.type === "choices" ? unary(q) : kary(q);
}

// What can be reported of a choice. To leave it blank, where that may be, is one answer like the others.
export function outcomesOf(q: Question): (string | undefined)[] {
  return [...q.options.map((o) => o.id), ...(q.required ? [] : [undefined])];
}

function kary(q: Question): Chances {
  const others = BigInt(outcomesOf(q).length - 1);
  const e = exp(q.epsilon ?? 0);
  const keep = (e << 64n) / (e + (others << precision));
  return { keep, lie: (all - keep) / others };
}

// The least chance to report what was not picked with which two answers cannot be told apart by more than ε: see the Go package.
function unary(q: Question): Chances {
  const most = BigInt(q.max);
  const left = BigInt(Math.min(q.max, q.options.length - q.max));
  const half = all / 2n;
  const limit = exp(q.epsilon ?? 0) * half ** left;
  const tells = half ** most << precision;
  let [low, high] = [0n, half]; // low tells too much, high does not
  while (high - low > 1n) {
    const lie = (low + high) / 2n;
    if ((all - lie) ** left * tells > lie ** most * limit) low = lie;
    else high = lie;
  }
  return { keep: half, lie: high };
}

// e^ε in units of 2^-128, by Taylor's series, rounded down term by term.
function exp(epsilon: number): bigint {
  let sum = 0n;
  for (let term = 1n << precision, i = 1n; term > 0n; i++) {
    sum += term;
    term = (term * BigInt(epsilon)) / (10_000n * i);
  }
  return sum;
}

// Random bits, 64 at a time, from a secure source, but for tests.
export type Source = () => bigint;

const secure: Source = () => new DataView(crypto.getRandomValues(new Uint8Array(8)).buffer).getBigUint64(0);

export interface Coins {
  choice: (truth: string | undefined) => string | undefined;
  choices: (truth: readonly string[]) => string[]; // in the definition's order
}

export function coinsOf(q: Question, source: Source = secure): Coins {
  const { keep, lie } = chancesOf(q);
  return {
    choice: (truth) => {
      if (source() < keep) return truth;
      const rest = outcomesOf(q).filter((id) => id !== truth);
      return rest[below(rest.length, source)];
    },
    choices: (truth) => q.options.map((o) => o.id).filter((id) => source() < (truth.includes(id) ? keep : lie)),
  };
}

// A number from 0 to n−1, each equally likely: what falls into the first, incomplete run of n is drawn again.
function below(n: number, source: Source): number {
  const size = BigInt(n);
  for (;;) {
    const u = source();
    if (u >= all % size) return Number(u % size);
  }
}

// What is sealed of a person's true answers: those to sensitive questions are replaced by what coins make of them. Whoever seals again tosses again.
export function tossed(d: Definition, truth: Answers, source?: Source): Answers {
  const byID = new Map<string, Answer>(truth.byID);
  for (const q of questionsOf(d)) {
    if (q.epsilon === undefined || !isShown(d, q, truth)) continue;
    const answer = truth.byID.get(q.id);
    const coins = coinsOf(q, source);
    const choice = q.type === "choice" ? coins.choice(answer?.choice) : undefined;
    const choices = q.type === "choices" ? coins.choices(answer?.choices ?? []) : [];
    byID.delete(q.id);
    if (choice !== undefined) byID.set(q.id, { choice });
    if (choices.length > 0) byID.set(q.id, { choices });
  }
  return { ...truth, byID, tossed: true };
}
