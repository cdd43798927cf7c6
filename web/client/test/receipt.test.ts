import assert from "node:assert/strict";
import { test } from "node:test";
import { ballotKeyOf, newBallotKey } from "../src/domain/ballot.ts";
import type { Definition } from "../src/domain/definition.ts";
import { formatLink } from "../src/domain/link.ts";
import { parseLink } from "../src/domain/parse_link.ts";
import { verifierKeyName } from "../src/domain/note.ts";
import { formatReceiptFile, openReceipt, parseReceiptFile, verifyReceipt } from "../src/domain/receipt.ts";
import { fromHex, loadVectors, notEmpty, toHex } from "./vectors.ts";

interface Bad { why: string; note: string }
interface Good { poll: string; key_hash: string; seq: number; note: string }
const v = loadVectors<{
  keys: { server: { vkey: string }; organizer: { vkey: string } };
  receipts: Good[];
  bad_receipts: Bad[];
  files: (Good & { words: string; link: string; seed: string; file: string })[];
  bad_files: { why: string; file: string }[];
}>("receipt.json");

test("a receipt of the server's key is read as Go reads it", async () => {
  for (const want of notEmpty(v.receipts, "receipts")) {
    const got = await openReceipt(want.note, v.keys.server.vkey);
    assert.ok(got !== null, want.note);
    assert.deepEqual([toHex(got.poll), toHex(got.keyHash), got.seq], [want.poll, want.key_hash, want.seq]);
    assert.equal(await openReceipt(want.note, v.keys.organizer.vkey), null, "another key opened it");
  }
});

test("a receipt that is forged, altered or written otherwise is refused", async () => {
  for (const bad of notEmpty(v.bad_receipts, "bad_receipts")) {
    assert.equal(await openReceipt(bad.note, v.keys.server.vkey), null, bad.why);
  }
});

test("a good signature under another name or key hash is refused", async () => {
  const [good] = notEmpty(v.receipts, "receipts");
  assert.ok(good !== undefined);
  const renamed = good.note.replace("— poll.example ", "— evil.example ");
  const rehashed = good.note.replace("— poll.example hx", "— poll.example hy");
  for (const note of [renamed, rehashed]) {
    assert.notEqual(note, good.note);
    assert.equal(await openReceipt(note, v.keys.server.vkey), null);
  }
});

test("a receipt counts only for its own poll, key, seq and server", async () => {
  const [file] = notEmpty(v.files, "files");
  assert.ok(file !== undefined);
  const d = { logKey: v.keys.server.vkey } as Definition;
  const key = await ballotKeyOf(fromHex(file.seed));
  const poll = fromHex(file.poll);
  assert.equal(await verifyReceipt(file.note, d, poll, key, file.seq), true);
  assert.equal(await verifyReceipt(file.note, d, new Uint8Array(32), key, file.seq), false);
  assert.equal(await verifyReceipt(file.note, d, poll, await newBallotKey(), file.seq), false);
  assert.equal(await verifyReceipt(file.note, d, poll, key, file.seq + 1), false);
  assert.equal(await verifyReceipt(file.note, { logKey: v.keys.organizer.vkey } as Definition, poll, key, file.seq), false);
  assert.equal(await verifyReceipt("", d, poll, key, file.seq), false);
});

test("a receipt file is written as Go writes it and read again", async () => {
  for (const want of notEmpty(v.files, "files")) {
    const link = parseLink(want.link);
    assert.ok(link !== null);
    const file = { words: want.words, link, seed: fromHex(want.seed), note: want.note };
    assert.equal(formatReceiptFile(file), want.file);
    const got = await parseReceiptFile(want.file);
    assert.ok(got !== null, want.file);
    assert.equal(formatReceiptFile(got), want.file);
    assert.deepEqual([formatLink(got.link), toHex(got.seed), got.note], [want.link, want.seed, want.note]);
  }
});

test("words that look like a mark cannot end the words", async () => {
  const [sample] = notEmpty(v.files, "files");
  const link = parseLink(sample?.link ?? "");
  assert.ok(sample !== undefined && link !== null);
  const words = "-----BEGIN ISOLOIR RECEIPT-----\nlink https://evil.example\n-----";
  const text = formatReceiptFile({ words, link, seed: fromHex(sample.seed), note: sample.note });
  assert.equal((await parseReceiptFile(text))?.link.host, link.host);
});

test("a receipt file that is cut off, mixed up or followed by something is refused", async () => {
  for (const bad of notEmpty(v.bad_files, "bad_files")) {
    assert.equal(await parseReceiptFile(bad.file), null, bad.why);
  }
});

test("a verifier key has one form", async () => {
  const good = v.keys.server.vkey;
  assert.equal(await verifierKeyName(good), "poll.example");
  for (const bad of [
    "", "a", "a+b", "+" + good, " " + good, good + "\n", good.replace("poll", "pool"), good.toUpperCase(),
    good.replace("871ce0b2", "871CE0B2"), good.replace("+AQ", "+AQ\n"), good.replace("+AQ", "+Ag"), good.slice(0, -1) + "1",
  ]) {
    assert.equal(await verifierKeyName(bad), null, JSON.stringify(bad));
  }
});
