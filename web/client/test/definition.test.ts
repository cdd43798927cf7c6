import assert from "node:assert/strict";
import { test } from "node:test";
import { codes } from "../src/domain/codes.ts";
import { utf8Bytes } from "../src/domain/bytes.ts";
import { encodeDefinition } from "../src/domain/encode.ts";
import { formatPollID, pollIDOf } from "../src/domain/link.ts";
import { verifierKeyName } from "../src/domain/note.ts";
import { DefinitionError } from "../src/domain/fault.ts";
import { maxDefinitionSize } from "../src/domain/parse.ts";
import { parseDefinition } from "../src/domain/rules.ts";
import { recipientKind } from "../src/domain/recipient.ts";
import { wantBallotSize, worstCase } from "../src/domain/size.ts";
import { fromBase64, loadVectors, notEmpty } from "./vectors.ts";

const v = loadVectors<{
  good: { name: string; definition: string; poll_id: string; worst_case: number; ballot_size: number }[];
  faulty: { name: string; definition?: string; definition_base64?: string; faults: [string, string][] }[];
  recipients: { text: string; kind: string | null }[];
  verifier_keys: { text: string; name: string | null }[];
}>("definition.json");

export async function faultsOf(bytes: Uint8Array): Promise<[string, string][]> {
  try {
    await parseDefinition(bytes, codes);
    return [];
  } catch (e) {
    assert.ok(e instanceof DefinitionError, String(e));
    return e.faults.map((f) => [f.path, f.code]);
  }
}

test("good definitions are read and written to the byte", async () => {
  for (const want of notEmpty(v.good, "good")) {
    const bytes = utf8Bytes(want.definition);
    const d = await parseDefinition(bytes, codes);
    assert.equal(new TextDecoder().decode(encodeDefinition(d, codes)), want.definition, want.name);
    assert.equal(formatPollID(await pollIDOf(bytes)), want.poll_id, want.name);
    assert.deepEqual([worstCase(d), wantBallotSize(d)], [want.worst_case, want.ballot_size], want.name);
  }
});

test("each fault of a definition is reported by path and code, in order", async () => {
  for (const bad of notEmpty(v.faulty, "faulty")) {
    const bytes = bad.definition === undefined ? fromBase64(bad.definition_base64 ?? "") : utf8Bytes(bad.definition);
    assert.deepEqual(await faultsOf(bytes), bad.faults, bad.name);
  }
});

test("a definition over 262,144 bytes is refused unread", async () => {
  assert.deepEqual(await faultsOf(new Uint8Array(maxDefinitionSize + 1)), [["", "too_large"]]);
  assert.deepEqual(await faultsOf(new Uint8Array(maxDefinitionSize)), [["", "not_json"]]);
});

test("deep nesting does not exhaust the stack", async () => {
  const half = maxDefinitionSize / 2;
  assert.deepEqual(await faultsOf(utf8Bytes("[".repeat(half) + "]".repeat(half))), [["", "bad_type"]]);
});

test("recipients and verifier keys are judged as Go judges them", async () => {
  for (const r of notEmpty(v.recipients, "recipients")) assert.equal(recipientKind(r.text), r.kind, r.text.slice(0, 80));
  for (const k of notEmpty(v.verifier_keys, "verifier_keys")) assert.equal(await verifierKeyName(k.text), k.name, k.text);
});
