// Compares with Go on random cases, which Go writes with its own results:
//
//   go test ./poll -run TestWriteRandomCases -cases=FILE -seed=1 -number=1000      then      npm run test:random -- FILE

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { codes } from "../src/domain/codes.ts";
import { readAnswers } from "../src/domain/answers.ts";
import { decodeAnswers, encodeAnswers } from "../src/domain/encode_answers.ts";
import { utf8Bytes } from "../src/domain/bytes.ts";
import type { Definition } from "../src/domain/definition.ts";
import { formatPollID, pollIDOf } from "../src/domain/link.ts";
import { parseMarkdown } from "../src/domain/markdown.ts";
import { DefinitionError } from "../src/domain/fault.ts";
import { parseDefinition } from "../src/domain/rules.ts";
import { wantBallotSize, worstCase } from "../src/domain/size.ts";

// One line of the file; which members there are follows from the kind (poll/cases_test.go).
interface Case {
  kind: "definition" | "answers" | "strict" | "markdown";
  definition?: string;
  faults?: [string, string][];
  poll_id?: string;
  worst_case?: number;
  ballot_size?: number;
  loose?: string;
  problems?: [string, string][];
  canonical?: string;
  plaintext?: string;
  problem?: [string, string] | null;
  source?: string;
  tree?: unknown;
}

const judges: Record<Case["kind"], (c: Case) => Promise<void>> = {
  async definition(c) {
    const bytes = utf8Bytes(c.definition ?? "");
    const { d, faults } = await parsed(bytes);
    assert.deepEqual(faults, c.faults);
    if (d === null) return;
    const got = [formatPollID(await pollIDOf(bytes)), worstCase(d), wantBallotSize(d)];
    assert.deepEqual(got, [c.poll_id, c.worst_case, c.ballot_size]);
  },
  async answers(c) {
    const d = await parseDefinition(utf8Bytes(c.definition ?? ""), codes);
    const { answers, problems } = readAnswers(d, utf8Bytes(c.loose ?? ""));
    assert.deepEqual(problems.map((p) => [p.key, p.code]), c.problems);
    if (c.problems?.length !== 0) return;
    const padded = encodeAnswers(d, { ...answers, tossed: true }); // as if coins had left all as it is
    assert.equal(padded.length, d.ballotSize);
    assert.equal(new TextDecoder().decode(padded).replace(/ +$/, ""), c.canonical);
  },
  async strict(c) {
    const d = await parseDefinition(utf8Bytes(c.definition ?? ""), codes);
    const [first] = decodeAnswers(d, utf8Bytes(c.plaintext ?? "")).problems;
    assert.deepEqual(first === undefined ? null : [first.key, first.code], c.problem);
  },
  async markdown(c) {
    assert.deepEqual(parseMarkdown(c.source ?? ""), c.tree);
  },
};

async function parsed(bytes: Uint8Array): Promise<{ d: Definition | null; faults: [string, string][] }> {
  try {
    return { d: await parseDefinition(bytes, codes), faults: [] };
  } catch (e) {
    if (!(e instanceof DefinitionError)) throw e;
    return { d: null, faults: e.faults.map((f) => [f.path, f.code]) };
  }
}

test("both languages agree on every random case", async () => {
  const seen = { definition: 0, answers: 0, strict: 0, markdown: 0 };
  const lines = readFileSync(process.env["RANDOM_CASES"] ?? "", "utf8").split("\n").filter((l) => l !== "");
  for (const [i, line] of lines.entries()) {
    const c = JSON.parse(line) as Case;
    await judges[c.kind](c).catch((e: unknown) => assert.fail(`line ${i + 1}, ${c.kind}: ${String(e)}\n${line}`));
    seen[c.kind]++;
  }
  console.log(`agreed on ${JSON.stringify(seen)}`);
  for (const [kind, n] of Object.entries(seen)) assert.ok(n > 0, `no case of ${kind}`);
});
