// Definition → its canonical bytes: docs/formats.md §2 and §3.

import { utf8Bytes } from "./bytes.ts";
import { questionsOf } from "./definition.ts";
import type { Codes } from "./codes.ts";
import type { Condition, Definition, Notice, Option, Page, Question, Text } from "./definition.ts";
import { takes } from "./members.ts";
import { formatDate, formatDecimal, formatNumber, formatTime } from "./values.ts";

// The canonical JSON of an object. Members that are undefined are left out; order is the caller's.
export function object(...members: [string, string | undefined][]): string {
  return `{${members.flatMap(([name, json]) => (json === undefined ? [] : [`${JSON.stringify(name)}:${json}`])).join()}}`;
}

const string = (s: string) => JSON.stringify(s);
const integer = (n: number) => String(n);
const boolean = (b: boolean) => (b ? "true" : undefined);
const list = <T>(elements: readonly T[], encode: (e: T) => string) => `[${elements.map(encode).join()}]`;
const strings = (words: readonly string[]) => list(words, string);
const optional = <T>(value: T | undefined, encode: (v: T) => string) => (value === undefined ? undefined : encode(value));

export function encodeDefinition(d: Definition, codes?: Codes): Uint8Array {
  const text = (t: Text) => object(...d.languages.map((tag): [string, string | undefined] => [tag, optional(t.get(tag), string)]));
  const order = new Map(questionsOf(d).map((q, i) => [q.id, i]));
  return utf8Bytes(object(
    ["version", "1"],
    ["title", text(d.title)],
    ["intro", optional(d.intro, text)],
    ["reading", optional(d.reading, (r) => list(r, ({ label, url }) => object(["label", text(label)], ["url", string(url)])))],
    ["languages", list(d.languages, string)],
    ["notice", notice(d.notice, text)],
    ["campaign", optional(d.campaign, ({ id, title }) => object(["id", string(id)], ["title", text(title)]))],
    ["listed", boolean(d.listed)],
    ["opens", string(formatTime(d.opens))],
    ["closes", string(formatTime(d.closes))],
    ["admission", string(d.admission)],
    ...(codes?.encode(d) ?? []),
    ["recipients", list(d.recipients, string)],
    ["organizer_key", string(d.organizerKey)],
    ["log_key", string(d.logKey)],
    ["max_ballots", integer(d.maxBallots)],
    ["ballot_size", integer(d.ballotSize)],
    ["release_at_least", integer(d.releaseAtLeast)],
    ["suppress_below", integer(d.suppressBelow)],
    ["pages", list(d.pages, (p) => page(p, text, order))],
  ));
}

type EncodeText = (t: Text) => string;

function notice(n: Notice, text: EncodeText): string {
  return object(
    ["organizer", text(n.organizer)],
    ["contact", string(n.contact)],
    ["purpose", text(n.purpose)],
    ["legal_basis", text(n.legalBasis)],
    ["key_holders", text(n.keyHolders)],
    ["retention_days", integer(n.retentionDays)],
    ["quote_text", string(n.quoteText)],
  );
}

function page(p: Page, text: EncodeText, order: Map<string, number>): string {
  return object(
    ["title", optional(p.title, text)],
    ["text", optional(p.text, text)],
    ["questions", list(p.questions, (q) => question(q, text, order))],
  );
}

function question(q: Question, text: EncodeText, order: Map<string, number>): string {
  const where = (name: string, json: string) => (takes(q.type, name) ? json : undefined);
  const options = (o: Option[]) => list(o, ({ id, label, help }) =>
    object(["id", string(id)], ["label", text(label)], ["help", optional(help, text)]));
  return object(
    ["id", string(q.id)],
    ["type", string(q.type)],
    ["ask", text(q.ask)],
    ["help", optional(q.help, text)],
    ["required", boolean(q.required)],
    ["show_if", optional(q.showIf, (conditions) => showIf(conditions, order))],
    ["shuffle", boolean(q.shuffle)],
    ["sensitive", optional(q.epsilon, (n) => object(["epsilon", string(formatDecimal(n, 4))]))],
    ["options", where("options", options(q.options))],
    ["rows", where("rows", options(q.rows))],
    ["grades", where("grades", options(q.grades))],
    ["other", boolean(q.other)],
    ["other_max", q.other ? integer(q.otherMax) : undefined],
    ["min", where("min", end(q, q.min))],
    ["max", where("max", end(q, q.max))],
    ["from", where("from", integer(q.from))],
    ["to", where("to", integer(q.to))],
    ["low", optional(q.low, text)],
    ["high", optional(q.high, text)],
    ["decimals", q.decimals === 0 ? undefined : integer(q.decimals)],
    ["count", optional(q.count, strings)],
    ["unranked", optional(q.unranked, string)],
    ["blank", optional(q.blank, string)],
    ["tie_break", optional(q.tieBreak, strings)],
  );
}

function end(q: Question, n: number): string {
  if (q.type === "date") return string(formatDate(n));
  return q.decimals > 0 ? string(formatNumber(q, n)) : integer(n);
}

// In the order of the questions that the conditions name.
function showIf(conditions: Condition[], order: Map<string, number>): string {
  const sorted = [...conditions].sort((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0));
  return object(...sorted.map((c): [string, string] =>
    [c.source, c.points === undefined ? list(c.options, string) : list(c.points, integer)]));
}
