// What speed.test.ts runs in the browser: the booth's own sealing, from padded answers to the bytes that are sent.

import { newBallotKey, submissionBytes } from "../../src/domain/ballot.ts";
import { parseTokenKey } from "../../src/domain/codes.ts";
import { pollIDOf } from "../../src/domain/link.ts";
import { readDefinition } from "../../src/domain/parse.ts";
import { sealBallot } from "../../src/domain/seal.ts";
import { admissionOf, finishToken, requestOf } from "../../src/domain/token.ts";

/** Milliseconds of each of so many seals, and the bytes of one. */
export async function sealing(definition: number[], times: number): Promise<{ milliseconds: number[]; bytes: number }> {
  const data = Uint8Array.from(definition);
  const d = readDefinition(data);
  const id = await pollIDOf(data);
  const padded = new Uint8Array(d.ballotSize).fill(0x20);
  const milliseconds: number[] = [];
  let bytes = 0;
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    const ballot = await sealBallot(d, id, await newBallotKey(), 0, padded);
    bytes = submissionBytes(ballot).length;
    milliseconds.push(performance.now() - begun);
  }
  return { milliseconds, bytes };
}

/** A redemption of docs/vectors/token.json, bytes as numbers. */
export interface Redemption { host: string; poll: number[]; tokenKey: string; ballotKey: number[]; blinding: number[]; response: number[] }

/** Milliseconds of each of so many exchanges of a code, without the server's part: to blind the request, and to make the token of the answer and verify it. */
export async function blinding(r: Redemption, times: number): Promise<number[]> {
  const admission = await admissionOf(r.host, Uint8Array.from(r.poll), parseTokenKey(r.tokenKey)!);
  const [ballotKey, drawn, response] = [r.ballotKey, r.blinding, r.response].map((bytes) => Uint8Array.from(bytes)) as [Uint8Array, Uint8Array, Uint8Array];
  const milliseconds: number[] = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    const request = await requestOf(admission, ballotKey, drawn);
    const token = await finishToken(admission, ballotKey, drawn, response);
    if (!request || !token) throw new Error("no token");
    milliseconds.push(performance.now() - begun);
  }
  return milliseconds;
}
