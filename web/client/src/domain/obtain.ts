// From a code to a ballot paper, the right to one ballot in a poll with codes: docs/formats.md §12.

import { ballotKeyOf, newBallotKey } from "./ballot.ts";
import type { BallotKey } from "./ballot.ts";
import { newBlinding } from "./blind.ts";
import { equalBytes } from "./bytes.ts";
import { codeKey } from "./code.ts";
import { parseTokenKey } from "./codes.ts";
import { hostOf } from "./definition.ts";
import type { Definition } from "./definition.ts";
import { formatLink, parsePollID } from "./link.ts";
import type { Link } from "./link.ts";
import { isPaper, parsePaper } from "./paper.ts";
import { send, TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { admissionOf, finishToken, redeem, requestOf, tokenOf, verifyToken } from "./token.ts";
import type { Admission } from "./token.ts";
import { parseTokenFile } from "./token_file.ts";

export interface Paper {
  key: BallotKey;
  token: Uint8Array; // 354 bytes, verified
}

/** A request that has no answer yet. Whoever has it and the server's memory connects code and ballot. */
export interface Wanted {
  key: BallotKey;
  blinding: Uint8Array; // 304 bytes
  tag: string | null; // once a code was spent on it, or is about to be
}

/** By the key that the definition pins, and no other: a key of one's own would tag its holder. */
export async function admissionTo(d: Definition, link: Link): Promise<Admission> {
  const key = parseTokenKey(d.tokenKey ?? "");
  if (!key) throw new Error("no token key");
  return admissionOf(hostOf(d), link.id, key);
}

/** Chance alone: nothing of it comes from the code, which whoever printed it knows. */
export async function want(a: Admission): Promise<Wanted> {
  return { key: await newBallotKey(), blinding: await newBlinding(a.modulus), tag: null };
}

/** By what a request notices another code than the one it went out with. One code of 256 passes for another. */
export async function tagOf(code: Uint8Array, pollID: Uint8Array, blinding: Uint8Array): Promise<string> {
  const { publicKey } = await codeKey(code, pollID);
  const key = await crypto.subtle.importKey("raw", blinding as Uint8Array<ArrayBuffer>, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const [first = 0] = new Uint8Array(await crypto.subtle.sign("HMAC", key, publicKey as Uint8Array<ArrayBuffer>));
  return first.toString(16).padStart(2, "0");
}

/** Spends the code; the same again gets the same. Throws TransportError, `bad_token` if the server has not signed what it was asked to. */
export async function obtain(link: Link, a: Admission, code: Uint8Array, wanted: Wanted, options: SendOptions): Promise<Paper> {
  const request = await requestOf(a, wanted.key.publicKey, wanted.blinding);
  if (!request) throw new TransportError("bad_token_request");
  const body = await redeem(await codeKey(code, link.id), link.id, request);
  const url = `${formatLink(link)}/tokens`;
  const response = await send({ url, body, accept: "application/private-token-response", limit: 256, tries: 6 }, options);
  const token = await finishToken(a, wanted.key.publicKey, wanted.blinding, response);
  if (!token) throw new TransportError("bad_token");
  return { key: wanted.key, token };
}

export type Kept = { is: "paper"; paper: Paper } | { is: "request"; wanted: Wanted } | { is: "badFile" | "badPaper" | "elsewhere" | "badToken" };

/** What somebody saved or scanned before. It may be hostile. */
export async function readKept(given: string, link: Link, a: Admission): Promise<Kept> {
  const text = given.trim();
  if (isPaper(text)) return readPaper(text, link, a);
  const file = parseTokenFile(text.replace(/\r\n?/g, "\n") + "\n"); // mail programs change line ends
  if (!file) return { is: "badFile" };
  const id = idIn(file.link);
  if (!id) return { is: "badFile" };
  if (!equalBytes(id, link.id)) return { is: "elsewhere" };
  const key = await ballotKeyOf(file.seed);
  if (file.blinding) return (await requestOf(a, key.publicKey, file.blinding)) ? { is: "request", wanted: { key, blinding: file.blinding, tag: file.tag } } : { is: "badFile" };
  return file.token ? paperOf(file.token, key, a) : { is: "badToken" };
}

// As it stands behind the link, or the link with it.
async function readPaper(text: string, link: Link, a: Admission): Promise<Kept> {
  const paper = parsePaper(text);
  const id = paper && (paper.link === "" ? link.id : idIn(paper.link));
  if (!paper || !id) return { is: "badPaper" };
  if (!equalBytes(id, link.id)) return { is: "elsewhere" };
  const key = await ballotKeyOf(paper.seed);
  return paperOf(tokenOf(a, key.publicKey, paper.signature), key, a);
}

async function paperOf(token: Uint8Array, key: BallotKey, a: Admission): Promise<Kept> {
  return (await verifyToken(a, token, key.publicKey)) ? { is: "paper", paper: { key, token } } : { is: "badToken" };
}

// Not the host's name: a server may have two addresses.
const idIn = (link: string) => parsePollID(/\/p\/([a-z2-7]{52})$/.exec(link)?.[1] ?? "");
