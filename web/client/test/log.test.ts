import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchLog, longest, readLog } from "../src/domain/fetch_log.ts";
import { bundlePath, logOrigin, openCheckpoint, parseEntry, splitBundle, TreeHasher } from "../src/domain/log.ts";
import { newNoteKey } from "./browser/keys.ts";
import { fromHex, loadVectors, notEmpty, toHex } from "./vectors.ts";

interface Leaf { hex: string; withdrawn: boolean; key_hash: string; seq: number; leaf_hash: string }
const v = loadVectors<{
  keys: { server: { vkey: string }; organizer: { vkey: string } };
  roots: { leaves: string[]; root: string }[];
  entries: Leaf[];
  bad_entries: { why: string; hex: string }[];
  log: { bundle: string; root: string; size: number; poll: string; host: string; origin: string; checkpoint: string; cosigned: string[] };
  bad_checkpoints: { why: string; note: string }[];
}>("translog.json");
const paths = loadVectors<{ paths: { level: number; index: string; width: number; path: string }[] }>("journal.json").paths;

async function rootOf(leaves: Uint8Array[]): Promise<string> {
  const tree = new TreeHasher();
  await tree.add(leaves);
  assert.equal(tree.size, leaves.length);
  return toHex(await tree.root());
}

test("a tree has the root that RFC 6962 gives it", async () => {
  for (const { leaves, root } of notEmpty(v.roots, "roots")) assert.equal(await rootOf(leaves.map(fromHex)), root, String(leaves));
});

test("a tree has one root, whatever the bundles its entries come in", async () => {
  const leaves = Array.from({ length: 23 }, (_, i) => Uint8Array.of(i));
  const whole = await rootOf(leaves);
  const tree = new TreeHasher();
  for (let from = 0; from < leaves.length; from += 4) await tree.add(leaves.slice(from, from + 4));
  assert.equal(toHex(await tree.root()), whole);
});

test("an entry is read as Go reads it", async () => {
  for (const want of notEmpty(v.entries, "entries")) {
    const entry = parseEntry(fromHex(want.hex));
    assert.ok(entry, want.hex);
    assert.deepEqual([entry.withdrawn, toHex(entry.keyHash), entry.seq], [want.withdrawn, want.key_hash, want.seq]);
    assert.equal(await rootOf([fromHex(want.hex)]), want.leaf_hash);
  }
});

test("what is no entry is refused", () => {
  for (const bad of notEmpty(v.bad_entries, "bad_entries")) assert.equal(parseEntry(fromHex(bad.hex)), null, bad.why);
});

test("a bundle holds the entries of its checkpoint, and one that is cut off is refused", async () => {
  const bundle = fromHex(v.log.bundle);
  const leaves = splitBundle(bundle);
  assert.equal(leaves?.length, v.log.size);
  assert.equal(await rootOf(leaves ?? []), v.log.root);
  assert.deepEqual(splitBundle(new Uint8Array(0)), []);
  for (const length of [1, 2, 30, bundle.length - 1]) assert.equal(splitBundle(bundle.subarray(0, length)), null, String(length));
});

test("a bundle stands where C2SP tlog-tiles says", () => {
  const bundles = notEmpty(paths.filter((p) => p.level === -1), "paths");
  for (const { index, width, path } of bundles) assert.equal(bundlePath(Number(index), width), path);
});

test("a checkpoint of the server's key is read, with the cosignatures of others beside it", async () => {
  assert.equal(logOrigin(v.log.host, fromHex(v.log.poll)), v.log.origin);
  for (const note of [v.log.checkpoint, ...notEmpty(v.log.cosigned, "cosigned")]) {
    const checkpoint = await openCheckpoint(note, v.keys.server.vkey, v.log.origin);
    assert.ok(checkpoint, note);
    assert.deepEqual([checkpoint.size, toHex(checkpoint.root)], [v.log.size, v.log.root]);
    assert.equal(await openCheckpoint(note, v.keys.organizer.vkey, v.log.origin), null, "another key opened it");
  }
});

test("a checkpoint that is forged, altered, of another log or written otherwise is refused", async () => {
  for (const bad of notEmpty(v.bad_checkpoints, "bad_checkpoints")) {
    assert.equal(await openCheckpoint(bad.note, v.keys.server.vkey, v.log.origin), null, bad.why);
  }
});

// Answers a checkpoint of so many entries and this root, and an empty bundle for everything else.
async function withLog<T>(size: number, root: Uint8Array, use: (vkey: string) => Promise<T>): Promise<T> {
  const key = newNoteKey("poll.example");
  const note = key.sign(`poll.example/journal\n${size}\n${Buffer.from(root).toString("base64")}\n`);
  const real = globalThis.fetch;
  globalThis.fetch = async (url) => String(url).endsWith("/checkpoint")
    ? new Response(note, { headers: { "Content-Type": "text/plain" } })
    : new Response(Uint8Array.of(0, 1, 7), { headers: { "Content-Type": "application/octet-stream" } });
  try {
    return await use(key.verifier);
  } finally {
    globalThis.fetch = real;
  }
}

test("a log that no page reads is said to be too long, not to be wrong", async () => {
  const fetched = (size: number, most: number) => withLog(size, new Uint8Array(32), (vkey) =>
    fetchLog("https://poll.example/journal", vkey, "poll.example/journal", most, {}).then((l) => l.size, (e: { code?: string }) => e.code));
  assert.equal(await fetched(longest, Infinity), longest);
  assert.equal(await fetched(longest + 1, Infinity), "log_too_long");
  assert.equal(await fetched(longest + 1, 100), "bad_log", "more than there may be");
});

test("a log whose entries are not those of its checkpoint is not believed", async () => {
  const read = (root: Uint8Array) => withLog(1, root, async (vkey) => {
    const log = await fetchLog("https://poll.example/journal", vkey, "poll.example/journal", Infinity, {});
    return readLog(log, () => undefined, undefined, {}).then(() => "good", (e: { code?: string }) => e.code);
  });
  assert.equal(await read(fromHex(await rootOf([Uint8Array.of(7)]))), "good");
  assert.equal(await read(new Uint8Array(32)), "bad_log");
});
