import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8Bytes } from "../src/domain/bytes.ts";
import { formatLink, formatPollID, parsePollID, pollIDOf } from "../src/domain/link.ts";
import { parseLink } from "../src/domain/parse_link.ts";
import { pollWords } from "../src/domain/words.ts";
import { loadVectors, notEmpty, toHex } from "./vectors.ts";

const v = loadVectors<{
  hashes: { bytes: string; id: string }[];
  ids: { text: string; hex: string | null }[];
  words: { id: string; words: string }[];
  links: { text: string; scheme: string; host: string; link: string | null }[];
}>("poll-id.json");

test("a poll's ID is the hash of its definition", async () => {
  for (const h of notEmpty(v.hashes, "hashes")) assert.equal(formatPollID(await pollIDOf(utf8Bytes(h.bytes))), h.id);
});

test("a poll ID is taken only if it encodes back to itself", () => {
  for (const { text, hex } of notEmpty(v.ids, "ids")) {
    const id = parsePollID(text);
    assert.equal(id === null ? null : toHex(id), hex, text);
    if (id !== null) assert.equal(formatPollID(id), text);
  }
});

test("links are taken, made canonical and refused as by Go", () => {
  for (const want of notEmpty(v.links, "links")) {
    const link = parseLink(want.text);
    assert.equal(link === null ? null : formatLink(link), want.link, want.text);
    if (link !== null) assert.deepEqual([link.scheme, link.host], [want.scheme, want.host], want.text);
  }
});

test("a poll ID can be read aloud", () => {
  for (const { id, words } of notEmpty(v.words, "words")) assert.equal(pollWords(parsePollID(id)!), words, id);
});
