import assert from "node:assert/strict";
import { test } from "node:test";
import { Decrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { ed25519 } from "@noble/curves/ed25519.js";
import { ballotKeyOf, keyHash, newBallotKey, signBallot, submissionBytes, withdrawalBytes } from "../src/domain/ballot.ts";
import { base64NoPad, concat, sha256, utf8Bytes } from "../src/domain/bytes.ts";
import type { Definition } from "../src/domain/definition.ts";
import { parsePollID } from "../src/domain/link.ts";
import { recipientKind } from "../src/domain/recipient.ts";
import { sealBallot } from "../src/domain/seal.ts";
import { fromBase64, loadVectors, notEmpty, toHex } from "./vectors.ts";

interface BallotVector {
  name: string; poll: string; recipients: string[]; identities: string[]; ballot_size: number; plaintext: string;
  seed: string; key: string; key_hash: string; seq: number; stanza: string; signature: string; submission: string;
  withdrawal: { seq: number; bytes: string };
}
const ballots = notEmpty(loadVectors<{ ballots: BallotVector[] }>("ballot.json").ballots, "ballots");

function pollOf(v: BallotVector): Uint8Array {
  const id = parsePollID(v.poll);
  assert.ok(id !== null);
  return id;
}

// The plaintext that was sealed: padded to its size in bytes, not in characters.
function paddedOf(v: BallotVector): Uint8Array {
  const bytes = utf8Bytes(v.plaintext);
  return concat(bytes, new Uint8Array(v.ballot_size - bytes.length).fill(0x20));
}

// As much of a definition as sealing needs.
function definitionWith(recipients: string[], ballotSize: number): Definition {
  return { recipients, ballotSize } as Definition;
}

test("a ballot of Go's is put into its envelope to the same bytes, and opens", async () => {
  for (const v of ballots) {
    const submission = fromBase64(v.submission);
    const file = submission.slice(68);
    const key = await ballotKeyOf(fromBase64(v.seed));
    assert.equal(toHex(key.publicKey), v.key, v.name);
    assert.equal(toHex(await keyHash(key)), v.key_hash, v.name);
    const ballot = await signBallot(pollOf(v), key, v.seq, file);
    assert.deepEqual(ballot.signature, fromBase64(v.signature), v.name);
    assert.deepEqual(submissionBytes(ballot), submission, v.name);
    const withdrawal = await withdrawalBytes(pollOf(v), key, v.withdrawal.seq);
    assert.deepEqual(withdrawal, fromBase64(v.withdrawal.bytes), v.name);
    for (const identity of v.identities) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      assert.deepEqual(new Uint8Array(await decrypter.decrypt(file)), paddedOf(v), v.name);
    }
  }
});

test("a ballot sealed here has the shape and the length of Go's", async () => {
  for (const v of ballots) {
    const key = await ballotKeyOf(fromBase64(v.seed));
    const padded = paddedOf(v);
    const ballot = await sealBallot(definitionWith(v.recipients, v.ballot_size), pollOf(v), key, v.seq, padded);
    assert.equal(submissionBytes(ballot).length, fromBase64(v.submission).length, v.name);
    const header = Buffer.from(ballot.file).toString("latin1");
    assert.equal(header.split("\n--- ")[0]?.endsWith(v.stanza.slice(0, -1)), true, v.name);
    const decrypter = new Decrypter();
    decrypter.addIdentity(v.identities[0] ?? "");
    assert.deepEqual(new Uint8Array(await decrypter.decrypt(ballot.file)), padded, v.name);
  }
});

test("two ballots of the same answers have nothing in common but their length", async () => {
  const v = ballots[0] as BallotVector;
  const padded = paddedOf(v);
  const seal = async () => sealBallot(definitionWith(v.recipients, v.ballot_size), pollOf(v), await newBallotKey(), 0, padded);
  const [a, b] = [await seal(), await seal()];
  assert.notDeepEqual(a.key, b.key);
  assert.equal(a.file.length, b.file.length);
  assert.notDeepEqual(a.file.slice(-v.ballot_size - 32), b.file.slice(-v.ballot_size - 32));
});

test("hybrid and classic recipients are never mixed, in either order, nor others taken", async () => {
  const hybrid = await identityToRecipient(await generateHybridIdentity());
  const classic = await identityToRecipient(await generateX25519Identity());
  const padded = utf8Bytes("{}".padEnd(256));
  const seal = async (...recipients: string[]) =>
    sealBallot(definitionWith(recipients, 256), new Uint8Array(32), await newBallotKey(), 0, padded);
  await seal(hybrid, hybrid);
  await seal(classic, classic);
  await assert.rejects(seal(hybrid, classic));
  await assert.rejects(seal(classic, hybrid));
  await assert.rejects(seal());
  await assert.rejects(seal(classic, "age1tag1qwe0kafsjrar4txm6heqnhpfuggzr0gvznz7fvygxrlq90u5mq2pysxtw6h"));
});

test("answers of another length than the poll's are not sealed", async () => {
  const v = ballots[0] as BallotVector;
  const key = await newBallotKey();
  for (const size of [0, v.ballot_size - 1, v.ballot_size + 1]) {
    await assert.rejects(sealBallot(definitionWith(v.recipients, v.ballot_size), pollOf(v), key, 0, new Uint8Array(size)));
  }
});

test("a ballot's seq stops at 100, its withdrawal's one later", async () => {
  const key = await newBallotKey();
  const poll = new Uint8Array(32);
  await signBallot(poll, key, 100, new Uint8Array(9));
  await withdrawalBytes(poll, key, 101);
  for (const seq of [-1, 101, 0.5, 2 ** 32]) await assert.rejects(signBallot(poll, key, seq, new Uint8Array(9)));
  for (const seq of [-1, 102, 0.5, 2 ** 32]) await assert.rejects(withdrawalBytes(poll, key, seq));
});

test("signatures cover poll, seq and file, by what docs/formats.md §6 says", async () => {
  const key = await newBallotKey();
  const poll = crypto.getRandomValues(new Uint8Array(32));
  const file = crypto.getRandomValues(new Uint8Array(500));
  const ballot = await signBallot(poll, key, 7, file);
  const message = concat(utf8Bytes("isoloir/ballot/v1\n"), poll, Uint8Array.of(0, 0, 0, 7), await sha256(file));
  assert.ok(ed25519.verify(ballot.signature, message, key.publicKey));
  const body = await withdrawalBytes(poll, key, 8);
  assert.equal(body.length, 100);
  assert.deepEqual(body.slice(0, 36), concat(key.publicKey, Uint8Array.of(0, 0, 0, 8)));
  const words = concat(utf8Bytes("isoloir/withdrawal/v1\n"), poll, Uint8Array.of(0, 0, 0, 8));
  assert.ok(ed25519.verify(body.slice(36), words, key.publicKey));
});

test("recipients are judged by prefix, checksum and length", async () => {
  const hybrid = await identityToRecipient(await generateHybridIdentity());
  const classic = await identityToRecipient(await generateX25519Identity());
  assert.equal(recipientKind(hybrid), "hybrid");
  assert.equal(recipientKind(classic), "x25519");
  const other = (c: string) => (c === "q" ? "p" : "q");
  for (const good of [hybrid, classic]) {
    for (const bad of [
      good.toUpperCase(), good + "q", good.slice(0, -1), good.slice(0, -1) + other(good.slice(-1)), " " + good, good + "\n",
      good.replace("age1", "age11"), "", "1", "age1", good.slice(0, 20) + other(good.charAt(20)) + good.slice(21),
    ]) {
      assert.equal(recipientKind(bad), null, bad.slice(0, 70));
    }
  }
  assert.equal(base64NoPad(new Uint8Array(32)).length, 43);
});
