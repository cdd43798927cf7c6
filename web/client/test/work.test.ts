import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { concat, uint32Bytes } from "../src/domain/bytes.ts";
import { search, solve } from "../src/domain/solve.ts";
import { parseWork } from "../src/domain/work.ts";
import { fromHex, loadVectors, notEmpty } from "./vectors.ts";

// How many leading bits of SHA-256(challenge ‖ key ‖ seq ‖ nonce) are zero, of a proof of 16 bytes.
function workOf(proof: Uint8Array, key: Uint8Array, seq: number): number {
  const hash = createHash("sha256").update(concat(proof.subarray(0, 8), key, uint32Bytes(seq), proof.subarray(8))).digest();
  return /^0*/.exec([...hash].map((byte) => byte.toString(2).padStart(8, "0")).join(""))![0].length;
}

const v = loadVectors<{ proofs: { why: string; key: string; seq: number; proof: string; bits: number }[] }>("work.json");

test("proofs are judged as Go judges them", () => {
  let searched = 0;
  for (const { why, key, seq, proof, bits } of notEmpty(v.proofs, "proofs")) {
    assert.equal(workOf(fromHex(proof), fromHex(key), seq), bits, why);
    const head = concat(fromHex(proof).subarray(0, 8), fromHex(key), uint32Bytes(seq));
    const number = Number(BigInt("0x" + proof.slice(16)));
    if (bits >= 32 || number >= 2 ** 53 - 1) continue;
    searched++;
    assert.equal(search(head, bits, number, number + 1), number, why);
    assert.equal(search(head, bits + 1, number, number + 1), -1, why);
  }
  assert.ok(searched > 0);
});

test("the search counts zero bits as any SHA-256 does", () => {
  for (let n = 0; n < 2000; n++) {
    const head = crypto.getRandomValues(new Uint8Array(44));
    const number = Math.floor(Math.random() * 2 ** 53);
    const bits = workOf(concat(head.subarray(0, 8), uint32Bytes(number / 2 ** 32), uint32Bytes(number)), head.subarray(8, 40), new DataView(head.buffer).getUint32(40));
    assert.equal(search(head, bits, number, number + 1), number);
    assert.equal(search(head, bits + 1, number, number + 1), -1);
  }
});

test("a proof that is found holds for its challenge, key and seq", async () => {
  const key = fromHex("ab".repeat(32));
  const challenge = fromHex("0102030405060708");
  for (const seq of [0, 1, 100]) {
    const proof = await solve({ challenge, bits: 12 }, key, seq);
    assert.deepEqual([proof.length, proof.subarray(0, 8)], [16, challenge]);
    assert.ok(workOf(proof, key, seq) >= 12);
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
