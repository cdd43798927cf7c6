// Codes and tokens, against the vectors that Go runs too, the official ones of RFC 9474 and RFC 9578 included.

import assert from "node:assert/strict";
import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { test } from "node:test";
import { invert } from "@noble/curves/abstract/modular.js";
import { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
import { ballotKeyOf } from "../src/domain/ballot.ts";
import { blind, finalize, newBlinding } from "../src/domain/blind.ts";
import { concat, sha256 } from "../src/domain/bytes.ts";
import { codeKey, parseCode } from "../src/domain/code.ts";
import { parseTokenKey } from "../src/domain/codes.ts";
import { readKept, tagOf } from "../src/domain/obtain.ts";
import { formatPaper, isPaper, parsePaper } from "../src/domain/paper.ts";
import { parseLink } from "../src/domain/parse_link.ts";
import { admissionOf, challengeOf, finishToken, redeem, requestOf, tokenOf, verifyToken } from "../src/domain/token.ts";
import type { Admission } from "../src/domain/token.ts";
import { formatTokenFile, parseTokenFile } from "../src/domain/token_file.ts";
import { fromHex, loadVectors, notEmpty, toHex } from "./vectors.ts";

type Hex<K extends string> = Record<K, string>;

const v = loadVectors<{
  rfc9474: Hex<"n" | "msg" | "salt" | "inv" | "blinded_msg" | "blind_sig" | "sig">[];
  rfc9578: Hex<"pkS" | "token_challenge" | "nonce" | "blind" | "salt" | "token_request" | "token_response" | "token">[];
  codes: Hex<"code" | "text" | "poll" | "seed" | "public">[];
  readable_codes: Hex<"why" | "text" | "code">[];
  bad_codes: (Hex<"why" | "text" | "reason"> & { group: number })[];
  host: string;
  poll: string;
  challenge: string;
  token_key: string;
  token_key_id: string;
  redemptions: Hex<"code" | "ballot_seed" | "ballot_key" | "blinding" | "request" | "redemption" | "response" | "token">[];
  bad_tokens: Hex<"why" | "token">[];
  files: { good: (Hex<"text" | "words" | "link" | "ballot_seed" | "token" | "blinding"> & { code?: string; code_tag?: string })[]; bad: Hex<"why" | "text">[] };
  papers: { good: Hex<"text" | "link" | "ballot_seed" | "token">[]; bad: Hex<"why" | "text">[]; unsigned: Hex<"why" | "text">[] };
}>("token.json");

test("the official vectors of RFC 9474 hold", async () => {
  for (const each of notEmpty(v.rfc9474, "rfc9474")) {
    const [n, message] = [fromHex(each.n), fromHex(each.msg)];
    const r = invert(bytesToNumberBE(fromHex(each.inv)), bytesToNumberBE(n));
    const blinding = concat(fromHex(each.salt), numberToBytesBE(r, n.length));
    assert.equal(toHex((await blind(n, message, blinding))!), each.blinded_msg);
    assert.equal(toHex((await finalize(n, message, blinding, fromHex(each.blind_sig)))!), each.sig);
    const wrong = fromHex(each.blind_sig);
    wrong[9]! ^= 1;
    assert.equal(await finalize(n, message, blinding, wrong), null);
  }
});

test("the official vectors of RFC 9578 hold", async () => {
  for (const each of notEmpty(v.rfc9578, "rfc9578")) {
    const key = fromHex(each.pkS);
    const a: Admission = { modulus: key.slice(-261, -5), keyID: await sha256(key), challenge: await sha256(fromHex(each.token_challenge)) };
    const blinding = concat(fromHex(each.salt), fromHex(each.blind));
    assert.equal(toHex((await requestOf(a, fromHex(each.nonce), blinding))!), each.token_request);
    const token = await finishToken(a, fromHex(each.nonce), blinding, fromHex(each.token_response));
    assert.equal(toHex(token!), each.token);
    assert.equal(await verifyToken(a, token!, fromHex(each.nonce)), true);
  }
});

test("codes are read, and refused, as Go reads and refuses them", async () => {
  for (const { code, text, poll, seed, public: key } of notEmpty(v.codes, "codes")) {
    const read = parseCode(text);
    assert.equal(toHex(read as Uint8Array), code);
    const { seed: s, publicKey } = await codeKey(read as Uint8Array, fromHex(poll));
    assert.deepEqual([toHex(s), toHex(publicKey)], [seed, key]);
  }
  for (const { why, text, code } of notEmpty(v.readable_codes, "readable_codes")) assert.equal(toHex(parseCode(text) as Uint8Array), code, why);
  for (const { why, text, reason, group } of notEmpty(v.bad_codes, "bad_codes")) assert.deepEqual(parseCode(text), { reason, group }, why);
});

const admission = () => admissionOf(v.host, fromHex(v.poll), parseTokenKey(v.token_key)!);

test("a code buys the token that Go says it buys", async () => {
  assert.equal(toHex(challengeOf(v.host, fromHex(v.poll))), v.challenge);
  const a = await admission();
  assert.equal(toHex(a.keyID), v.token_key_id);
  for (const each of notEmpty(v.redemptions, "redemptions")) {
    const { publicKey } = await ballotKeyOf(fromHex(each.ballot_seed));
    assert.equal(toHex(publicKey), each.ballot_key);
    const blinding = fromHex(each.blinding);
    const request = await requestOf(a, publicKey, blinding);
    assert.equal(toHex(request!), each.request);
    const code = await codeKey(fromHex(each.code), fromHex(v.poll));
    assert.equal(toHex(await redeem(code, fromHex(v.poll), request!)), each.redemption);
    assert.equal(toHex((await finishToken(a, publicKey, blinding, fromHex(each.response)))!), each.token);
  }
});

test("what is no token of this poll for this ballot key is refused, whatever the server signed", async () => {
  const a = await admission();
  const { ballot_key, blinding, response, token } = v.redemptions[0]!;
  const key = fromHex(ballot_key);
  assert.equal(await verifyToken(a, fromHex(token), key), true); // the control
  for (const bad of notEmpty(v.bad_tokens, "bad_tokens")) assert.equal(await verifyToken(a, fromHex(bad.token), key), false, bad.why);
  // An answer to somebody else's request, one that is as good modulo the modulus, one that is cut off.
  const modulus = bytesToNumberBE(a.modulus);
  const over = bytesToNumberBE(fromHex(response)) + modulus;
  const answers = [fromHex(v.redemptions[1]!.response), fromHex(response).subarray(1), concat(Uint8Array.of(0), fromHex(response)), new Uint8Array(256)];
  if (over < 1n << 2048n) answers.push(numberToBytesBE(over, 256));
  for (const answer of answers) assert.equal(await finishToken(a, key, fromHex(blinding), answer), null);
});

test("a server that signs for one person with a key of their own is found out by this person", async () => {
  const { privateKey, publicKey: theirs } = generateKeyPairSync("rsa", { modulusLength: 2048 }); // not the one that the definition names
  const sign = (request: Uint8Array) => new Uint8Array(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, request.subarray(3)));
  const own = new Uint8Array(Buffer.from(theirs.export({ format: "jwk" }).n!, "base64url"));
  const { publicKey } = await ballotKeyOf(new Uint8Array(32).fill(7));
  const asPinned = await admission();
  const asSaid: Admission = { ...asPinned, modulus: own, keyID: await sha256(own) };
  for (const [a, found] of [[asPinned, true], [asSaid, false]] as const) { // the control takes the key that the server names
    let blinding: Uint8Array;
    let request: Uint8Array;
    do {
      blinding = await newBlinding(a.modulus);
      request = (await requestOf(a, publicKey, blinding))!;
    } while (bytesToNumberBE(request.subarray(3)) >= bytesToNumberBE(own)); // which this key could not sign
    const response = sign(request);
    assert.equal((await finishToken(a, publicKey, blinding, response)) === null, found);
  }
});

test("blindings are fresh, and requests for one key say nothing in common", async () => {
  const a = await admission();
  const { publicKey } = await ballotKeyOf(new Uint8Array(32).fill(1));
  const seen = new Set<string>();
  for (let i = 0; i < 20; i++) seen.add(toHex((await requestOf(a, publicKey, await newBlinding(a.modulus)))!.subarray(3)));
  assert.equal(seen.size, 20);
  const bad = new Uint8Array(304); // r = 0
  assert.equal(await requestOf(a, publicKey, bad), null);
  bad.fill(255); // r above the modulus
  assert.equal(await requestOf(a, publicKey, bad), null);
});

test("token files are read and written as Go reads and writes them", () => {
  for (const { text, words, link, ballot_seed, token, blinding, code_tag } of notEmpty(v.files.good, "files")) {
    const file = parseTokenFile(text)!;
    assert.deepEqual([file.words, file.link, toHex(file.seed)], [words, link, ballot_seed]);
    assert.deepEqual([file.token && toHex(file.token), file.blinding && toHex(file.blinding), file.tag], [token || null, blinding || null, code_tag ?? null]);
    assert.equal(formatTokenFile(file), text);
  }
  for (const { why, text } of notEmpty(v.files.bad, "bad files")) assert.equal(parseTokenFile(text), null, why);
});

test("ballot papers behind a link are read, written and refused as Go does it", async () => {
  const a = await admission();
  for (const { text, link, ballot_seed, token } of notEmpty(v.papers.good, "papers")) {
    const paper = parsePaper(text)!;
    assert.deepEqual([paper.link, toHex(paper.seed)], [link, ballot_seed]);
    const { publicKey } = await ballotKeyOf(paper.seed);
    assert.equal(toHex(tokenOf(a, publicKey, paper.signature)), token);
    assert.equal(formatPaper(link, paper.seed, fromHex(token)), text);
    assert.deepEqual(parsePaper(text.slice(text.indexOf("#") + 1)), { ...paper, link: "" });
  }
  for (const { why, text } of notEmpty(v.papers.bad, "bad papers")) assert.equal(parsePaper(text), null, why);
});

test("a ballot paper is taken only whole, for its own poll, and signed by the key that the poll names", async () => {
  const a = await admission();
  const [{ text, link: written, token }] = v.papers.good as [(typeof v.papers.good)[0]];
  const link = parseLink(written)!;
  const elsewhere = { ...link, id: new Uint8Array(32) };
  for (const [given, of] of [[text, link], [` ${text}\n`, link], [text.replace(/.*#/, ""), link], [text.replace("https://poll.example", "http://x.onion"), link]] as const) {
    const kept = await readKept(given, of, a);
    assert.equal(kept.is === "paper" && toHex(kept.paper.token), token, given);
  }
  assert.deepEqual(await readKept(text, elsewhere, a), { is: "elsewhere" });
  assert.deepEqual(await readKept(text.replace(/.*#/, ""), elsewhere, await admissionOf(v.host, elsewhere.id, parseTokenKey(v.token_key)!)), { is: "badToken" });
  for (const { why, text } of v.papers.bad.filter(({ text }) => isPaper(text))) assert.deepEqual(await readKept(text, link, a), { is: "badPaper" }, why);
  for (const { why, text } of notEmpty(v.papers.unsigned, "unsigned papers")) assert.deepEqual(await readKept(text, link, a), { is: "badToken" }, why);
});

test("a ballot paper has one form: no character can be another without being another paper", () => {
  const { text } = v.papers.good[0]!;
  const from = text.indexOf("#paper.") + "#paper.".length;
  for (let at = from; at < text.length; at++) {
    for (const c of ["A", "_", "-", "z", "=", "+", "/", "\n", " ", "é"]) {
      const changed = text.slice(0, at) + c + text.slice(at + 1);
      const paper = parsePaper(changed);
      assert.equal(paper === null, !/[\w-]/.test(c), `${c} at ${at}`);
      if (paper) assert.equal(formatPaper(paper.link, paper.seed, paper.signature), changed);
    }
  }
});

test("a request is bound to a code as Go binds it", async () => {
  const [bound, ...more] = notEmpty(v.files.good.filter((f) => f.code), "bound files");
  assert.equal(more.length, 0);
  const of = async ({ code, poll }: { code: string; poll: string }) => tagOf(fromHex(code), fromHex(poll), fromHex(bound!.blinding));
  const [its, another] = v.codes;
  assert.equal(its!.public, bound!.code);
  assert.equal(await of(its!), bound!.code_tag);
  assert.notEqual(await of(another!), bound!.code_tag);
});
