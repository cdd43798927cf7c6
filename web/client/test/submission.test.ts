import assert from "node:assert/strict";
import { test } from "node:test";
import { ballotKeyOf, bindingOf, submissionBytes } from "../src/domain/ballot.ts";
import type { Definition } from "../src/domain/definition.ts";
import { formatPollID, parsePollID } from "../src/domain/link.ts";
import { formatSecret, parseSecret } from "../src/domain/secret.ts";
import { isBallotKey, isSubmission, readSubmission } from "../src/domain/submission.ts";
import { fromBase64, fromHex, loadVectors, notEmpty, toHex } from "./vectors.ts";

interface Good { name: string; poll: string; recipients: string[]; ballot_size: number; seed: string; key: string; seq: number; submission: string }
interface Bad { name: string; how: string; of: string; code: string; submission: string }
interface Key { name: string; key: string }
const v = loadVectors<{ ballots: Good[]; refused: Bad[]; accepted_keys: Key[]; refused_keys: Key[] }>("ballot.json");
const ballots = notEmpty(v.ballots, "ballots");

const definition = (of: Good) => ({ recipients: of.recipients, ballotSize: of.ballot_size }) as Definition;
const poll = (of: Good) => parsePollID(of.poll) ?? assert.fail();

test("a saved ballot is read back, and is put together again to the same bytes", async () => {
  for (const good of ballots) {
    const bytes = fromBase64(good.submission);
    const ballot = await readSubmission(definition(good), poll(good), bytes);
    if (typeof ballot === "string") assert.fail(`${good.name}: ${ballot}`);
    assert.deepEqual([toHex(ballot.key), ballot.seq], [good.key, good.seq], good.name);
    assert.deepEqual(submissionBytes(ballot), bytes);
    assert.ok(isSubmission(bytes));
    assert.equal(formatPollID(bindingOf(bytes)?.pollID ?? assert.fail()), good.poll);
  }
});

test("what the server's door refuses is refused before it is sent, with the same code", async () => {
  for (const bad of notEmpty(v.refused, "refused")) {
    const of = ballots.find((b) => b.name === bad.of) ?? assert.fail();
    const read = await readSubmission(definition(of), poll(of), fromBase64(bad.submission));
    assert.equal(typeof read === "string" ? read : "taken", bad.code, bad.name);
  }
});

test("a ballot key is a point in its one encoding, and not of small order", async () => {
  for (const { name, key } of notEmpty(v.accepted_keys, "accepted_keys")) assert.ok(await isBallotKey(fromHex(key)), name);
  for (const { name, key } of notEmpty(v.refused_keys, "refused_keys")) assert.ok(!(await isBallotKey(fromHex(key))), name);
});

test("a ballot's secret is read back, and nothing else is taken for one", async () => {
  const { seed } = await ballotKeyOf(fromBase64((ballots[0] as Good).seed));
  const text = formatSecret("mine.ballot", seed);
  assert.equal(text, `# the secret of mine.ballot; with it the ballot can be replaced and withdrawn\n${(ballots[0] as Good).seed}\n`);
  assert.deepEqual(parseSecret(text), seed);
  for (const wrong of ["", text.slice(2), text + "\n", text + "#\n", text.slice(0, -3), text.replace("\n", "\n\n"), text.slice(0, -2) + "A\n"]) {
    assert.equal(parseSecret(wrong), null, JSON.stringify(wrong));
  }
});
