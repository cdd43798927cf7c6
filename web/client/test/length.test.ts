// The attacker who reads lengths: what anyone sees of a ballot must not depend on the answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { readAnswers } from "../src/domain/answers.ts";
import { encodeAnswers } from "../src/domain/encode_answers.ts";
import { newBallotKey, submissionBytes } from "../src/domain/ballot.ts";
import { utf8Bytes } from "../src/domain/bytes.ts";
import { questionsOf } from "../src/domain/definition.ts";
import type { Definition, Question } from "../src/domain/definition.ts";
import { parseDefinition } from "../src/domain/rules.ts";
import { sealBallot } from "../src/domain/seal.ts";
import { loadVectors } from "./vectors.ts";

const rounds = process.env["ISOLOIR_LONG"] === undefined ? 2_000 : 20_000;

// Numbers that are the same in every run.
let state = 1;
function below(n: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes, chapter 7
  return Math.floor((state / 2 ** 32) * n);
}

function pick<T>(list: readonly T[]): T {
  return list[below(list.length)] as T;
}

const letters = ["a", "ß", "漢", "😀", "\n", '"', "\\", "\u0000", " ", "\ud800"];
function words(most: number): string {
  return Array.from({ length: below(most + 1) }, () => pick(letters)).join("");
}

// An answer as a respondent might give it, or undefined for a question that is left blank.
function answer(q: Question): unknown {
  if (below(4) === 0) return undefined;
  const some = (ids: { id: string }[], most: number): string[] => ids.map((o) => o.id).filter(() => below(2) === 0).slice(0, most);
  switch (q.type) {
    case "choice":
      return pick(q.options).id;
    case "choices":
      return some(q.options, q.max);
    case "scale":
      return q.from + below(q.to - q.from + 1);
    case "text":
      return words(q.max);
    case "ranking":
      return some(q.options, q.options.length);
    case "grades":
      return Object.fromEntries(some(q.options, q.options.length).map((id) => [id, pick(q.grades).id]));
    case "matrix":
      return Object.fromEntries(some(q.rows, q.rows.length).map((id) => [id, pick(q.options).id]));
    default:
      return undefined; // numbers and dates: their length is bounded as that of a scale is
  }
}

function drawAnswers(d: Definition): Record<string, unknown> {
  const given = questionsOf(d).map((q): [string, unknown] => [q.id, answer(q)]);
  return { answers: Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
}

// Answers that this poll takes, padded, and how long they are without their padding.
function drawPadded(d: Definition): { padded: Uint8Array; bare: number } {
  for (;;) {
    const { answers, problems } = readAnswers(d, utf8Bytes(JSON.stringify(drawAnswers(d))));
    if (problems.length > 0) continue;
    const padded = encodeAnswers(d, answers);
    return { padded, bare: new TextDecoder().decode(padded).trimEnd().length };
  }
}

async function everyQuestion(): Promise<Definition> {
  const v = loadVectors<{ definitions: Record<string, string> }>("answers.json");
  const d = await parseDefinition(utf8Bytes(v.definitions["every"] ?? ""));
  assert.ok(questionsOf(d).length > 5);
  return d;
}

test("all ballots of a poll are equally long, whatever is answered; their answers are not", async () => {
  const d = await everyQuestion();
  for (const identity of [await generateX25519Identity(), await generateHybridIdentity()]) {
    const poll = { ...d, recipients: [await identityToRecipient(identity)] };
    const [sealed, bare] = [new Set<number>(), new Set<number>()];
    const ballots = identity.startsWith("AGE-SECRET-KEY-PQ-") ? rounds / 20 : rounds / 4;
    const key = await newBallotKey();
    for (let i = 0; i < rounds; i++) {
      const drawn = drawPadded(poll);
      assert.equal(drawn.padded.length, poll.ballotSize);
      bare.add(drawn.bare);
      // Sealing costs much more than padding, and sees the padded answers only.
      if (i < ballots) sealed.add(submissionBytes(await sealBallot(poll, new Uint8Array(32), key, i % 101, drawn.padded)).length);
    }
    console.log(`${rounds} answers of ${bare.size} lengths, ${ballots} ballots of ${sealed.size} length`);
    assert.equal(sealed.size, 1);
    // Control: without the padding, lengths tell answers apart.
    assert.ok(bare.size > 50, `answers have only ${bare.size} lengths: the test proves nothing`);
  }
});
