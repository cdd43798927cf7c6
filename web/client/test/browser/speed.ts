// What speed.test.ts runs in the browser: the booth's own sealing, from padded answers to the bytes that are sent.

import { newBallotKey, submissionBytes } from "../../src/domain/ballot.ts";
import { pollIDOf } from "../../src/domain/link.ts";
import { readDefinition } from "../../src/domain/parse.ts";
import { sealBallot } from "../../src/domain/seal.ts";

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
