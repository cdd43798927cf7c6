// Tokens, from the code that buys one to the ballot key that it admits: docs/formats.md §12, RFC 9578 with token type 0x0002.

import type { BallotKey } from "./ballot.ts";
import { blind, blindingSize, finalize, verify } from "./blind.ts";
import { concat, equalBytes, sha256, utf8Bytes } from "./bytes.ts";
import { tokenSize } from "./size.ts";

export const requestBlindingSize = blindingSize(256); // bytes

const type = Uint8Array.of(0, 2);
const inputSize = 98; // bytes, before the signature

// What the tokens of a poll must be: signed by its token key, for its challenge.
export interface Admission {
  modulus: Uint8Array; // of the token key, 256 bytes
  keyID: Uint8Array; // SHA-256 of its SubjectPublicKeyInfo
  challenge: Uint8Array; // SHA-256 of the poll's TokenChallenge
}

// host is the name of the log key, tokenKey what parseTokenKey returned.
export async function admissionOf(host: string, pollID: Uint8Array, tokenKey: Uint8Array): Promise<Admission> {
  const modulus = tokenKey.slice(-261, -5); // before the exponent
  return { modulus, keyID: await sha256(tokenKey), challenge: await sha256(challengeOf(host, pollID)) };
}

// RFC 9577 §2.1: the host is issuer and origin, the poll ID the redemption context.
export function challengeOf(host: string, pollID: Uint8Array): Uint8Array {
  const name = utf8Bytes(host);
  const issuer = concat(Uint8Array.of(0, name.length), name);
  return concat(type, issuer, Uint8Array.of(pollID.length), pollID, issuer);
}

// What a token's signature is over. The nonce is the ballot key.
const inputOf = (a: Admission, ballotKey: Uint8Array) => concat(type, ballotKey, a.challenge, a.keyID);

// The TokenRequest, 259 bytes; the same ballot key and blinding give the same. Null if the blinding is none for this key.
export async function requestOf(a: Admission, ballotKey: Uint8Array, blinding: Uint8Array): Promise<Uint8Array | null> {
  const blinded = await blind(a.modulus, inputOf(a, ballotKey), blinding);
  return blinded && concat(type, a.keyID.subarray(-1), blinded);
}

// The token, 354 bytes, out of the server's TokenResponse. Null: the server has not signed the request, or with another key than the
// definition names. Nobody may be told, least of all the server.
export async function finishToken(a: Admission, ballotKey: Uint8Array, blinding: Uint8Array, response: Uint8Array): Promise<Uint8Array | null> {
  const signature = await finalize(a.modulus, inputOf(a, ballotKey), blinding, response);
  return signature && concat(inputOf(a, ballotKey), signature);
}

// The token of a ballot paper that was kept without what follows from poll and ballot key. It is to be judged.
export const tokenOf = (a: Admission, ballotKey: Uint8Array, signature: Uint8Array): Uint8Array => concat(inputOf(a, ballotKey), signature);

// Whether the token admits the ballot key to the poll.
export async function verifyToken(a: Admission, token: Uint8Array, ballotKey: Uint8Array): Promise<boolean> {
  if (token.length !== tokenSize || !equalBytes(token.subarray(0, inputSize), inputOf(a, ballotKey))) return false;
  return verify(a.modulus, inputOf(a, ballotKey), token.subarray(inputSize));
}

// The body of POST /p/{id}/tokens, 355 bytes: the code's key signs the request.
export async function redeem(code: BallotKey, pollID: Uint8Array, request: Uint8Array): Promise<Uint8Array> {
  const { ed25519 } = await import("./primitives.ts");
  const message = concat(utf8Bytes("isoloir/redemption/v1\n"), pollID, await sha256(request.subarray(3)));
  return concat(code.publicKey, ed25519.sign(message, code.seed), request);
}
