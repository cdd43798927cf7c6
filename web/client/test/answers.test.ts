import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswers } from "../src/domain/answers.ts";
import { decodeAnswers, encodeAnswers } from "../src/domain/encode_answers.ts";
import { utf8Bytes } from "../src/domain/bytes.ts";
import type { Definition } from "../src/domain/definition.ts";
import { parseDefinition } from "../src/domain/rules.ts";
import { worstCase } from "../src/domain/size.ts";
import { fromBase64, loadVectors, notEmpty } from "./vectors.ts";

const v = loadVectors<{
  definitions: Record<string, string>;
  cases: {
    name: string; definition: string; loose?: string; loose_base64?: string; problems: [string, string][];
    canonical: string | null;
  }[];
  strict: { name: string; definition: string; plaintext_base64: string; problem: [string, string] | null }[];
}>("answers.json");
const sizes = loadVectors<{
  cases: { name: string; definition: string; longest: string; worst_case: number; ballot_size: number }[];
}>("ballot-size.json");

const definitions = new Map<string, Definition>();
async function definitionOf(name: string): Promise<Definition> {
  const known = definitions.get(name) ?? (await parseDefinition(utf8Bytes(v.definitions[name] ?? "")));
  definitions.set(name, known);
  return known;
}

test("the loose reader finds the problems and the canonical answers that Go finds", async () => {
  for (const c of notEmpty(v.cases, "cases")) {
    const d = await definitionOf(c.definition);
    const { answers, problems } = readAnswers(d, c.loose === undefined ? fromBase64(c.loose_base64 ?? "") : utf8Bytes(c.loose));
    assert.deepEqual(problems.map((p) => [p.key, p.code]), c.problems, c.name);
    if (c.canonical === null) continue;
    const padded = encodeAnswers(d, answers);
    assert.equal(padded.length, d.ballotSize, c.name);
    assert.equal(new TextDecoder().decode(padded).replace(/ +$/, ""), c.canonical, c.name);
    assert.deepEqual(decodeAnswers(d, padded), { answers, problems: [] }, c.name);
  }
});

test("the strict reader takes what is canonical and nothing else", async () => {
  for (const c of notEmpty(v.strict, "strict")) {
    const { problems } = decodeAnswers(await definitionOf(c.definition), fromBase64(c.plaintext_base64));
    assert.deepEqual(problems[0] === undefined ? null : [problems[0].key, problems[0].code], c.problem, c.name);
  }
});

test("the longest answers are as long as ballot_size says", async () => {
  for (const c of notEmpty(sizes.cases, "ballot sizes")) {
    const d = await parseDefinition(utf8Bytes(c.definition));
    const longest = utf8Bytes(c.longest);
    assert.deepEqual([worstCase(d), longest.length, d.ballotSize], [c.worst_case, c.worst_case, c.ballot_size], c.name);
    const { answers, problems } = readAnswers(d, longest);
    assert.deepEqual(problems, [], c.name);
    assert.equal(new TextDecoder().decode(encodeAnswers(d, answers)).replace(/ +$/, ""), c.longest, c.name);
  }
});

test("answers that the reader has a problem with are not sealed", async () => {
  const d = await definitionOf("every");
  assert.throws(() => encodeAnswers(d, { byID: new Map(), quote: false }), /required/);
});
