import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../src/domain/answers.ts";
import { isShown } from "../src/domain/condition.ts";
import type { Condition, Definition, Question } from "../src/domain/definition.ts";

const question = (id: string, ...showIf: Condition[]) => ({ id, ...(showIf.length > 0 && { showIf }) }) as Question;
const a = question("a");
const b = question("b", { source: "a", options: ["x", "y"] });
const c = question("c", { source: "b", options: [], points: [0, 3] });
const e = question("e", { source: "a", options: ["y"] }, { source: "b", options: [], points: [3] });
const d = { pages: [{ questions: [a, b] }, { questions: [c, e] }] } as unknown as Definition;

function shown(answers: Record<string, Answer>): string {
  const given = { byID: new Map(Object.entries(answers)), quote: false };
  return [a, b, c, e].filter((q) => isShown(d, q, given)).map((q) => q.id).join("");
}

test("conditions are joined by and, their values by or", () => {
  assert.equal(shown({}), "a");
  assert.equal(shown({ a: { choice: "z" } }), "a");
  assert.equal(shown({ a: { choice: "x" } }), "ab");
  assert.equal(shown({ a: { choices: ["w", "y"] } }), "ab");
  assert.equal(shown({ a: { choice: "x" }, b: { number: 0 } }), "abc");
  assert.equal(shown({ a: { choice: "x" }, b: { number: 3 } }), "abc");
  assert.equal(shown({ a: { choice: "y" }, b: { number: 3 } }), "abce");
  assert.equal(shown({ a: { choice: "y" }, b: { number: 1 } }), "ab");
});

test("a source that is itself hidden is false, whatever was answered to it before", () => {
  assert.equal(shown({ a: { choice: "z" }, b: { number: 3 } }), "a");
});
