// From what a person enters to what the domain judges: the draft adds nothing, loses nothing and reads numbers and dates as they were meant.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../src/domain/answers.ts";
import { readAnswers } from "../src/domain/answers.ts";
import { utf8Bytes } from "../src/domain/bytes.ts";
import { holds } from "../src/domain/condition.ts";
import { otherID, questionsOf } from "../src/domain/definition.ts";
import type { Definition, Option, Question } from "../src/domain/definition.ts";
import { decodeAnswers, encodeAnswers } from "../src/domain/encode_answers.ts";
import { parseDefinition } from "../src/domain/rules.ts";
import { formatDate, formatNumber } from "../src/domain/values.ts";
import { judge, looseAnswer } from "../src/view/draft.ts";
import type { Draft, Entry } from "../src/view/draft.ts";
import { dateEntry, looseNumber, numberEntry, wrongParts } from "../src/view/fields/typed.ts";
import { loadVectors, notEmpty } from "./vectors.ts";

const rounds = process.env["ISOLOIR_LONG"] === undefined ? 1_500 : 30_000;

// Numbers that are the same in every run.
let state = 7;
function below(n: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes, chapter 7
  return Math.floor((state / 2 ** 32) * n);
}
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const between = (min: number, max: number) => min + below(Math.min(max - min + 1, 2 ** 31));
const some = (list: readonly Option[]) => list.map((o) => o.id).sort(() => below(3) - 1).slice(0, below(list.length + 1));

// What a person means, as JSON, and how they enter it.
interface Meant { value: unknown; other?: string; entry: Entry }

function meant(q: Question): Meant | null {
  switch (q.type) {
    case "choice": {
      const picked = pick([...q.options.map((o) => o.id), ...(q.other ? [otherID] : [])]);
      return withOther(picked === otherID, { value: picked, entry: { picked } });
    }
    case "choices": {
      const list = some([...q.options, ...(q.other ? [{ id: otherID, label: new Map() }] : [])]);
      if (list.length < Math.max(q.min, 1) || list.length > q.max) return null;
      return withOther(list.includes(otherID), { value: list, entry: { list } });
    }
    case "scale": {
      const point = between(q.from, q.to);
      return { value: point, entry: { point } };
    }
    case "number": {
      const n = between(q.min, q.max);
      return { value: q.decimals > 0 ? formatNumber(q, n) : n, entry: numberEntry(q, writeNumber(q, n)) };
    }
    case "date": {
      const written = formatDate(between(q.min, q.max));
      const [year, month, day] = written.split("-") as [string, string, string];
      const short = (n: string) => script(pick([n, n.replace(/^0/, ""), ` ${n}`]));
      return { value: written, entry: dateEntry({ day: short(day), month: short(month), year: script(year) }) };
    }
    case "text": {
      const typed = Array.from({ length: 1 + below(Math.min(q.max, 40)) }, () => pick(["a", "漢", "😀", "é", "\n", '"'])).join("");
      return typed.trim() === "" ? null : { value: typed, entry: { typed } };
    }
    case "ranking": {
      const list = some(q.options);
      return list.length === 0 ? null : { value: list, entry: { list } };
    }
    case "grades": case "matrix": {
      const [rows, columns] = q.type === "grades" ? [q.options, q.grades] : [q.rows, q.options];
      const filled = q.required ? rows.map((r) => r.id) : some(rows);
      if (filled.length === 0) return null;
      const cells = Object.fromEntries(filled.map((row) => [row, pick(columns).id]));
      return { value: cells, entry: { cells } };
    }
  }
}

function withOther(picked: boolean, m: Meant): Meant {
  return picked ? { ...m, other: "words", entry: { ...m.entry, other: "words" } } : { ...m, entry: { ...m.entry, other: "left over" } };
}

const script = (digits: string) => pick([digits, digits, digits.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))), digits.replace(/\d/g, (d) => String.fromCharCode(0x6f0 + Number(d)))]);

// A number in one of the ways in which people write it.
function writeNumber(q: Question, n: number): string {
  const [whole = "", fraction = ""] = formatNumber(q, n).split(".");
  const thousands = (mark: string) => whole.replace(/\d(?=(?:\d{3})+$)/g, `$&${mark}`);
  const lopped = pick([fraction, fraction.replace(/0+$/, "")]);
  const ways = ["", "\u202f", "'"].map((mark) => thousands(mark) + (lopped && pick([".", ",", "\u066b"]) + lopped));
  if (q.decimals === 0) ways.push(thousands("."), thousands(","));
  if (lopped && Math.abs(Number(whole)) >= 1000) ways.push(`${thousands(".")},${lopped}`, `${thousands(",")}.${lopped}`);
  return script(pick(["", "€ ", " "]) + pick([(s: string) => s, (s: string) => s.replace("-", "\u2212")])(pick(ways)) + pick(["", " €", " %"]));
}

// Answers to the questions that are shown, and rubbish under those that are not.
function fill(d: Definition): { draft: Draft; loose: Record<string, unknown>; hidden: number } {
  const shown = new Map<string, Answer>();
  const [entries, loose]: [Record<string, Entry>, Record<string, unknown>] = [{}, {}];
  let hidden = 0;
  for (const q of questionsOf(d)) {
    let m = meant(q);
    if (!holds(q, shown)) {
      if (m) entries[q.id] = m.entry;
      hidden += m ? 1 : 0;
      continue;
    }
    while (q.required && !m) m = meant(q);
    if (!m || (!q.required && below(4) === 0)) continue;
    entries[q.id] = m.entry;
    loose[q.id] = m.value;
    if (m.other) loose[`${q.id}.other`] = m.other;
    const { answers } = readAnswers(d, { answers: loose });
    const answer = answers.byID.get(q.id);
    if (answer) shown.set(q.id, answer);
  }
  return { draft: { entries, quote: false }, loose, hidden };
}

async function definitions(): Promise<Definition[]> {
  const { definitions } = loadVectors<{ definitions: Record<string, string> }>("answers.json");
  return Promise.all(notEmpty(Object.values(definitions), "definitions").map((text) => parseDefinition(utf8Bytes(text))));
}

test("what people enter is what the domain reads, in whichever way they write it, and what is hidden is left out", async () => {
  const seen = new Set<string>();
  let hidden = 0;
  for (const d of await definitions()) {
    for (let i = 0; i < rounds; i++) {
      const { draft, loose, hidden: more } = fill(d);
      const judged = judge(d, draft);
      const meaning = readAnswers(d, { answers: loose });
      assert.deepEqual(judged.problems, [], JSON.stringify(draft));
      assert.deepEqual(judged.answers, meaning.answers, JSON.stringify(draft));
      assert.deepEqual(decodeAnswers(d, encodeAnswers(d, judged.answers)).answers, meaning.answers);
      for (const q of questionsOf(d)) if (judged.answers.byID.has(q.id)) seen.add(q.type);
      hidden += more;
    }
  }
  assert.equal(seen.size, 9, [...seen].join());
  assert.ok(hidden > 50, `only ${hidden} hidden answers: the test proves little`);
});

test("of rubbish, what is judged sound is what the strict reader takes, and problems are of shown questions only", async () => {
  const typed = ["ten", "1,234", "-0", "9".repeat(30), "\u0000\ud800", "   ", "x".repeat(20_000)];
  const dates = [["31", "2", "2027"], ["", "3", "27"], [" ", "", ""]] as const;
  const other: Entry[] = [{ list: [] }, { list: ["other"], other: "" }, { picked: "other" }, { picked: "other", other: "y".repeat(3000) }, { cells: {} }, {}, { point: 0 }];
  const rubbish = (q: Question): Entry => pick([
    q.type === "number" ? numberEntry(q, pick(typed)) : { typed: pick(typed) },
    (([day, month, year]) => dateEntry({ day, month, year }))(pick(dates)), pick(other),
  ]);
  let [sound, unsound] = [0, 0];
  for (const d of await definitions()) {
    for (let i = 0; i < rounds; i++) {
      const { draft } = fill(d);
      const asked = new Map(questionsOf(d).map((q) => [q.id, q]));
      const spoilt = Object.fromEntries(Object.entries(draft.entries).map(([id, entry]) => [id, below(12) === 0 ? { ...pick([entry, {}]), ...rubbish(asked.get(id)!) } : entry]));
      const { answers, problems, shown } = judge(d, { entries: spoilt, quote: false });
      const asksFor = { answers: Object.assign({}, ...questionsOf(d).filter((q) => shown.has(q.id)).map((q) => looseAnswer(q, spoilt[q.id] ?? {}))) };
      assert.deepEqual(problems.map(({ key, code }) => ({ key, code })), readAnswers(d, asksFor).problems);
      for (const { key, entry } of problems) {
        assert.ok(shown.has(key), `${key} is not shown`);
        assert.deepEqual(entry, spoilt[key] ?? {});
      }
      if (problems.length > 0) unsound++;
      else {
        sound++;
        assert.deepEqual(decodeAnswers(d, encodeAnswers(d, answers)), { answers, problems: [] });
      }
    }
  }
  assert.ok(sound > 100 && unsound > 100, `${sound} sound, ${unsound} not`);
});

test("a number is read as it was meant, and one that could mean two is asked for again", () => {
  const q = (decimals: number) => ({ type: "number", decimals, min: -1e9, max: 1e9 }) as unknown as Question;
  const read: [number, string, unknown][] = [
    [0, "5000", 5000], [0, "5,000", 5000], [0, "5.000", 5000], [0, "5 000", 5000], [0, "1.234.567", 1234567], [0, "007", 7], [0, "\u2212 3", -3], [0, "٣٠", 30], [0, "", undefined],
    [2, "12,5", "12.50"], [2, "12.5", "12.50"], [2, "12", "12.00"], [2, "1.234,5", "1234.50"], [2, "1,234.5", "1234.50"], [2, "1 234,56 €", "1234.56"], [2, "-0,0", "0.00"], [2, "٣٫٥", "3.50"], [2, "۳۵", "35.00"],
    [3, "1,234", "1.234"],
  ];
  for (const [decimals, typed, value] of read) assert.deepEqual(looseNumber(q(decimals), typed), value, typed);
  const asked: [number, string][] = [[2, "1,234"], [2, "1.234"], [0, "12,5"], [0, "1,23"], [0, "1,2345"], [2, "1.234.5"], [2, "1,2,3"], [0, "1e3"], [0, "0x10"], [0, "ten"], [2, "1.234,567"], [0, "--1"]];
  for (const [decimals, typed] of asked) assert.equal(looseNumber(q(decimals), typed), typed);
});

test("of a date, the fields that are wrong are named", () => {
  const date = (day: string, month: string, year: string) => wrongParts({ day, month, year });
  assert.deepEqual(date("3", "03", "2027"), ["day"]); // none is wrong by itself
  assert.deepEqual(date("31", "2", "2027"), ["day"]);
  assert.deepEqual(date("٣", "13", "٢٠٢٧"), ["month"]);
  assert.deepEqual(date("3", "", "27"), ["month", "year"]);
  assert.deepEqual(date("32", "0", "0000"), ["day", "month", "year"]);
});

test("an answer that is hidden is kept out, and is there again when its question is", async () => {
  const text = notEmpty(Object.values(loadVectors<{ definitions: Record<string, string> }>("answers.json").definitions), "definitions");
  let tried = 0;
  for (const d of await Promise.all(text.map((t) => parseDefinition(utf8Bytes(t))))) {
    for (let i = 0; i < rounds / 10; i++) {
      const { draft } = fill(d);
      const first = judge(d, draft);
      const q = questionsOf(d).find((one) => one.showIf && first.answers.byID.has(one.id));
      if (!q) continue;
      const source = q.showIf![0]!.source;
      const { [source]: kept, ...without } = draft.entries;
      const hidden = judge(d, { ...draft, entries: without });
      assert.equal(hidden.shown.has(q.id) || hidden.answers.byID.has(q.id), false);
      assert.deepEqual(judge(d, { ...draft, entries: { ...without, [source]: kept! } }), first);
      tried++;
    }
  }
  assert.ok(tried > 10, `tried ${tried}`);
});

test("a text of a megabyte is too long, and costs no other answer", async () => {
  const d = (await definitions()).find((one) => questionsOf(one).some((q) => q.type === "text" && !q.showIf))!;
  const { draft } = fill(d);
  const q = questionsOf(d).find((one) => one.type === "text" && !one.showIf)!;
  const { problems } = judge(d, { ...draft, entries: { ...draft.entries, [q.id]: { typed: "x".repeat(1 << 21) } } });
  assert.deepEqual(problems.map(({ key, code }) => [key, code]), [[q.id, "too_long"]]);
});
