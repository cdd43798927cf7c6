import assert from "node:assert/strict";
import { test } from "node:test";
import { wrongClosing } from "../src/domain/closing.ts";
import type { Definition } from "../src/domain/definition.ts";
import { historian, isHistoryOf } from "../src/domain/journal.ts";
import type { State } from "../src/domain/transport.ts";
import { judge } from "../src/domain/verdict.ts";
import { fromHex, loadVectors, notEmpty } from "./vectors.ts";

const v = loadVectors<{
  closing: {
    organizer_key: string; poll: string; closes: string;
    cases: { why: string; status: State["status"]; now: string; statements: string[]; want: string }[];
  };
  history: { poll: string; size: number; root: string; cases: { why: string; want: string; entries: string[] }[] };
  promise: { why: string; seq: number; entry: { seq: number; withdrawn: boolean } | null; want: string }[];
}>("verdict.json");

test("a server that does not keep to the closing time is blamed", async () => {
  const d = { closes: new Date(v.closing.closes), organizerKey: v.closing.organizer_key } as Definition;
  for (const { why, status, now, statements, want } of notEmpty(v.closing.cases, "closing")) {
    const got = await wrongClosing(d, fromHex(v.closing.poll), { status, statements, full: false, count: 0, work: null }, Date.parse(now));
    assert.equal(got ?? "", want, why);
  }
});

test("a journal tells of a log as the poll's only one", async () => {
  const log = { size: v.history.size, root: fromHex(v.history.root) };
  for (const { why, want, entries } of notEmpty(v.history.cases, "history")) {
    const { told, visit } = await historian(fromHex(v.history.poll));
    const good = entries.map((e) => visit(fromHex(e))).every(Boolean) && isHistoryOf(told, log);
    assert.equal(good ? "" : "contradicted", want, why);
  }
});

test("a log's entry decides what became of a promise", () => {
  for (const { why, seq, entry, want } of notEmpty(v.promise, "promise")) {
    assert.equal(judge(seq, entry, { receipt: "", log: "", journal: "" }).is, want, why);
  }
});
