// Reads JSON lines {"definition": "<its bytes as text>", "answers": "<loose JSON>", "seq": n} and writes for each
// {"submission": "<base64>", "seed": "<base64>", "withdrawal": "<base64>"}, the withdrawal being of the next seq.

import { readFileSync } from "node:fs";
import { codes } from "../src/domain/codes.ts";
import { readAnswers } from "../src/domain/answers.ts";
import { encodeAnswers } from "../src/domain/encode_answers.ts";
import { newBallotKey, submissionBytes, withdrawalBytes } from "../src/domain/ballot.ts";
import { base64, utf8Bytes } from "../src/domain/bytes.ts";
import { pollIDOf } from "../src/domain/link.ts";
import { parseDefinition } from "../src/domain/rules.ts";
import { sealBallot } from "../src/domain/seal.ts";

for (const line of readFileSync(0, "utf8").split("\n").filter((l) => l !== "")) {
  const { definition, answers, seq } = JSON.parse(line) as { definition: string; answers: string; seq: number };
  const bytes = utf8Bytes(definition);
  const d = await parseDefinition(bytes, codes);
  const poll = await pollIDOf(bytes);
  const read = readAnswers(d, utf8Bytes(answers));
  if (read.problems.length > 0) throw new Error(`problems with the answers: ${JSON.stringify(read.problems)}`);
  const key = await newBallotKey();
  const submission = submissionBytes(await sealBallot(d, poll, key, seq, encodeAnswers(d, read.answers)));
  const withdrawal = await withdrawalBytes(poll, key, seq + 1);
  console.log(JSON.stringify({ submission: base64(submission), seed: base64(key.seed), withdrawal: base64(withdrawal) }));
}
