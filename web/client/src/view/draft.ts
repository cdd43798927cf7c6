// What a person has entered so far, right or wrong, and what becomes of it: the loose answers that the domain judges. The first part of the
// booth knows these types only; judge comes with the second.
// Hidden questions keep their entries here, in case they are shown again, and are left out of what is judged and sent.

import type { Answers, LooseAnswers, Problem } from "../domain/answers.ts";
import { readAnswers } from "../domain/answers.ts";
import { isShown } from "../domain/condition.ts";
import type { Definition, Question } from "../domain/definition.ts";
import { otherID, questionsOf } from "../domain/definition.ts";

/** The three fields of a date, as they were typed. */
export type DateFields = { day: string; month: string; year: string };

export interface Entry {
  picked?: string; // choice
  list?: string[]; // choices, in any order; ranking, best first
  point?: number; // scale
  typed?: string; // number, text
  date?: DateFields;
  cells?: Record<string, string>; // grades, matrix
  other?: string;
}

export interface Draft {
  entries: Readonly<Record<string, Entry>>;
  quote: boolean;
}

export interface Judged {
  answers: Answers; // those without a problem
  problems: Problem[]; // of questions that are shown
  shown: ReadonlySet<string>;
  loose: LooseAnswers;
}

export function judge(d: Definition, draft: Draft): Judged {
  const loose: LooseAnswers = { answers: {}, ...(draft.quote ? { quote: true } : {}) };
  for (const q of questionsOf(d)) Object.assign(loose.answers, looseAnswer(q, draft.entries[q.id] ?? {}));
  const first = readAnswers(d, loose);
  for (const problem of first.problems) {
    if (problem.code !== "not_shown") continue;
    delete loose.answers[problem.key];
    delete loose.answers[`${problem.key}.other`];
  }
  const problems = first.problems.filter((problem) => problem.code !== "not_shown");
  const shown = new Set(questionsOf(d).filter((q) => isShown(d, q, first.answers)).map((q) => q.id));
  return { answers: first.answers, problems, shown, loose };
}

function looseAnswer(q: Question, entry: Entry): Record<string, unknown> {
  const value = looseValue(q, entry);
  const out: Record<string, unknown> = value === undefined ? {} : { [q.id]: value };
  const otherPicked = entry.picked === otherID || (entry.list ?? []).includes(otherID);
  if (q.other && otherPicked && entry.other) out[`${q.id}.other`] = entry.other;
  return out;
}

function looseValue(q: Question, entry: Entry): unknown {
  switch (q.type) {
    case "choice": return entry.picked;
    case "choices": case "ranking": return entry.list;
    case "scale": return entry.point;
    case "text": return entry.typed;
    case "number": return looseNumber(q, entry.typed ?? "");
    case "date": return looseDate(entry.date);
    case "grades": case "matrix": return entry.cells;
  }
}

/** What was typed as JSON: spaces dropped, a comma read as a point, decimals filled up. Left as it is where that does not help. */
export function looseNumber(q: Question, typed: string): unknown {
  const text = typed.replace(/\s/g, "").replace(",", ".").replace("\u2212", "-");
  if (text === "") return undefined;
  const parts = /^(-?)0*(\d+)(?:\.(\d*))?$/.exec(text);
  if (!parts) return typed;
  const [, sign = "", whole = "", fraction = ""] = parts;
  if (fraction.length > q.decimals) return typed;
  if (q.decimals === 0) return Number(sign + whole) || 0;
  const written = `${whole}.${fraction.padEnd(q.decimals, "0")}`;
  return /[1-9]/.test(written) ? sign + written : written;
}

function looseDate(date: DateFields | undefined): string | undefined {
  const { day = "", month = "", year = "" } = date ?? {};
  if (!(day + month + year).trim()) return undefined;
  return `${year.trim()}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;
}
