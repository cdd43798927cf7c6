// What the booth asks its server for before anything is sent: docs/formats.md §10.

import type { Definition } from "./definition.ts";
import { hostOf } from "./definition.ts";
import { equalBytes } from "./bytes.ts";
import { formatLink, isOnion, pollIDOf } from "./link.ts";
import type { Link } from "./link.ts";
import { maxDefinitionSize, readDefinition } from "./parse.ts";
import { send, TransportError } from "./request.ts";
import type { SendOptions } from "./request.ts";
import { parseWork } from "./work.ts";
import type { Work } from "./work.ts";

export { TransportError } from "./request.ts";
export type { SendOptions } from "./request.ts";

export interface State {
  status: "upcoming" | "open" | "closed" | "sealed" | "withheld";
  full: boolean; // an open poll takes no first ballot any more
  count: number; // rounded down to tens, at most an hour old while the poll is open
  statements: string[]; // of the organizer, as notes, unverified
  work: Work | null; // what a ballot must bring; null if nothing
}

// A definition that is the one its link pins, and the bytes for rules.ts, which has not judged it yet.
export interface Pinned {
  definition: Definition;
  bytes: Uint8Array;
}

// Fetches the definition and refuses any but the one that the link pins, with TransportError: `wrong_definition` (its bytes
// do not hash to the link's poll ID), `wrong_host` (it names another server, and the link is no .onion name of its own); or DefinitionError.
export async function fetchDefinition(link: Link, options: SendOptions = {}): Promise<Pinned> {
  const bytes = await get(link, "definition", maxDefinitionSize, options);
  if (!equalBytes(await pollIDOf(bytes), link.id)) throw new TransportError("wrong_definition");
  const definition = readDefinition(bytes);
  if (hostOf(definition) !== link.host && !isOnion(link)) throw new TransportError("wrong_host");
  return { definition, bytes };
}

export async function fetchState(link: Link, options: SendOptions = {}): Promise<State> {
  const state = parseState(new TextDecoder().decode(await get(link, "state", 1_000_000, options)));
  if (state === null) throw new TransportError("bad_answer", 200);
  return state;
}

export const tries = 6; // within two minutes

function get(link: Link, what: string, limit: number, options: SendOptions): Promise<Uint8Array> {
  return send({ url: `${formatLink(link)}/${what}`, accept: "application/json", limit, tries }, options);
}

const statuses: readonly string[] = ["upcoming", "open", "closed", "sealed", "withheld"] satisfies State["status"][];

function parseState(text: string): State | null {
  let state: Partial<Record<string, unknown>> | null;
  try {
    state = JSON.parse(text) as Partial<Record<string, unknown>> | null;
  } catch {
    return null;
  }
  const { version, status, count, statements } = state ?? {};
  const work = parseWork(state?.["work"]);
  if (work === undefined) return null;
  if (version !== 1 || typeof status !== "string" || !statuses.includes(status)) return null;
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0) return null;
  if (!Array.isArray(statements) || !statements.every((s): s is string => typeof s === "string")) return null;
  return { status: status as State["status"], full: state?.["full"] === true, count, statements, work };
}
