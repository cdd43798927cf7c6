import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { parseWork, solve, workOf } from "../src/domain/work.ts";
import { fromHex, loadVectors, notEmpty } from "./vectors.ts";

const hash = (data: Uint8Array) => new Uint8Array(createHash("sha256").update(data).digest());
const v = loadVectors<{ proofs: { why: string; key: string; seq: number; proof: string; bits: number }[] }>("work.json");

test("proofs are judged as Go judges them", () => {
  for (const { why, key, seq, proof, bits } of notEmpty(v.proofs, "proofs")) assert.equal(workOf(fromHex(proof), fromHex(key), seq, hash), bits, why);
});

test("a proof that is found holds for its challenge, key and seq", async () => {
  const key = fromHex("ab".repeat(32));
  const challenge = fromHex("0102030405060708");
  for (const seq of [0, 1, 100]) {
    const proof = await solve({ challenge, bits: 12 }, key, seq);
    assert.deepEqual([proof.length, proof.subarray(0, 8)], [16, challenge]);
    assert.ok(workOf(proof, key, seq, hash) >= 12);
  }
});

test("a server that demands what no ballot has to bring is not obeyed", () => {
  assert.equal(parseWork(undefined), null);
  assert.deepEqual(parseWork({ challenge: "AQIDBAUGBwg=", bits: 16 }), { challenge: fromHex("0102030405060708"), bits: 16 });
  for (const bad of [null, 1, {}, { challenge: "AQIDBAUGBwg=" }, { challenge: "AQID", bits: 1 }, { challenge: "AQIDBAUGBwg=", bits: 29 },
    { challenge: "AQIDBAUGBwg=", bits: 1.5 }, { challenge: "AQIDBAUGBwg=", bits: -1 }, { challenge: 7, bits: 1 }]) {
    assert.equal(parseWork(bad), undefined, JSON.stringify(bad));
  }
});
