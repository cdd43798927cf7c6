// What codes may have been spent on. It outlives the page that asks for a code: another request would be refused.

import { tagOf, want } from "../../domain/obtain.ts";
import type { Paper, Wanted } from "../../domain/obtain.ts";
import type { Admission } from "../../domain/token.ts";

export interface Purse {
  wanted?: Wanted | null; // the newest
  paper?: Paper | null;
  brought?: boolean; // the paper, so that it is elsewhere too
  sent?: Map<string, Wanted>; // by the code
}

/** What is drawn before it is known for which code, so that it can be saved. */
export async function drawnFor(purse: Purse, a: Admission): Promise<Wanted> {
  return (purse.wanted ??= await want(a));
}

/** Asking again with a code sends the same. Two codes on one request would buy one ballot paper, so another code gets another request. */
export async function requestFor(purse: Purse, a: Admission, pollID: Uint8Array, code: Uint8Array): Promise<Wanted> {
  const sent = (purse.sent ??= new Map());
  const before = sent.get(String(code));
  if (before) return (purse.wanted = before);
  if ([...sent.values()].some((wanted) => wanted === purse.wanted)) purse.wanted = null;
  let wanted = await drawnFor(purse, a);
  let tag = await tagOf(code, pollID, wanted.blinding);
  if (wanted.tag && wanted.tag !== tag) { // out of a file
    wanted = await want(a);
    tag = await tagOf(code, pollID, wanted.blinding);
  }
  wanted.tag = tag;
  sent.set(String(code), wanted);
  return (purse.wanted = wanted);
}

/** Its blinding, which connects code and ballot, is needed no longer. */
export function bought(purse: Purse, code: Uint8Array, paper: Paper): void {
  purse.sent?.delete(String(code));
  Object.assign(purse, { wanted: null, paper, brought: false });
}
