// Whether the server keeps to the closing time that the link pins, and to the organizer's word: docs/formats.md §7 and §10.

import type { Definition } from "./definition.ts";
import { parsePollID } from "./link.ts";
import { equalBytes } from "./bytes.ts";
import { openNote } from "./note.ts";
import type { State } from "./transport.ts";

const grace = 60 * 60 * 1000; // milliseconds by which the server's clock or this device's may be off
const sealing = 24 * 60 * 60 * 1000; // milliseconds in which a server makes the log

// never_closed: the server says that the poll is open long after its close. never_sealed: its log is not made a day after. closed_early: it is closed before its time, and no statement of
// the organizer closes it. Null if neither is so.
export async function wrongClosing(d: Definition, id: Uint8Array, state: State, now: number): Promise<"never_closed" | "never_sealed" | "closed_early" | null> {
  const open = state.status === "open" || state.status === "upcoming";
  const closes = d.closes.getTime();
  if (open) return now > closes + grace ? "never_closed" : null;
  if (state.status === "closed" && now > closes + sealing) return "never_sealed";
  if (now >= closes) return null;
  for (const [i, note] of state.statements.entries()) {
    if (await isClose(note, d.organizerKey, id, i)) return null;
  }
  return "closed_early";
}

// Whether note is the organizer's statement with this counter, and closes this poll.
async function isClose(note: string, vkey: string, id: Uint8Array, counter: number): Promise<boolean> {
  const lines = /^isoloir\/statement\/v1\npoll (.*)\ncounter (0|[1-9][0-9]{0,9})\nclose\n$/.exec((await openNote(note, vkey)) ?? "");
  const poll = parsePollID(lines?.[1] ?? "");
  return poll !== null && equalBytes(poll, id) && counter > 0 && Number(lines?.[2]) === counter;
}
