// What a person has entered so far, right or wrong, and what becomes of it: the loose answers that the domain judges. The first part of the
// booth knows these types only; judge comes with the second.
// Hidden questions keep their entries here, in case they are shown again, and are left out of what is judged and sent.

import type { Answers, LooseAnswers, Problem } from "../domain/answers.ts";
import { readAnswers } from "../domain/answers.ts";
import { isShown } from "../domain/condition.ts";
import type { Definition, Question } from "../domain/definition.ts";
import { otherID, questionsOf } from "../domain/definition.ts";

/** The three fields of a date, as they were typed. */
export interface DateFields { day: string; month: string; year: string }

export interface Entry {
  picked?: string; // choice
  list?: string[]; // choices, in any order; ranking, best first
  point?: number; // scale
  typed?: string; // number, text
  date?: DateFields;
  read?: { value: unknown; wrong?: (keyof DateFields)[] }; // number, date: what the field made of them as they were typed
  cells?: Record<string, string>; // grades, matrix
  other?: string;
}

export interface Draft {
  entries: Readonly<Record<string, Entry>>;
  quote: boolean;
}

/** A problem, with what was entered when it was found: it keeps its words until the answers are judged for the next page. */
export interface Found extends Problem { entry: Entry }

export interface Judged {
  answers: Answers; // those without a problem
  problems: Found[]; // of questions that are shown
  shown: ReadonlySet<string>;
  quoteAfter?: string | undefined; // the last question in which something can be written: the box that allows quoting stands behind it
}

export function judge(d: Definition, draft: Draft): Judged {
  const loose: LooseAnswers = { answers: {} };
  for (const q of questionsOf(d)) Object.assign(loose.answers, looseAnswer(q, draft.entries[q.id] ?? {}));
  const first = readAnswers(d, loose);
  const problems = first.problems.filter((problem) => problem.code !== "not_shown")
    .map((problem) => ({ ...problem, entry: draft.entries[problem.key] ?? {} }));
  const shown = questionsOf(d).filter((q) => isShown(d, q, first.answers));
  const written = d.notice.quoteText === "ask" ? shown.filter((q) => q.type === "text" || pickedOther(draft.entries[q.id] ?? {})) : [];
  const quoteAfter = written.pop()?.id;
  return { answers: { ...first.answers, quote: draft.quote && !!quoteAfter }, problems, shown: new Set(shown.map((q) => q.id)), quoteAfter };
}

const pickedOther = (entry: Entry) => entry.picked === otherID || (entry.list ?? []).includes(otherID);

/** What is read of a question: its value, and the words of its other. */
export function looseAnswer(q: Question, entry: Entry): Record<string, unknown> {
  const value = looseValue(q, entry);
  const out: Record<string, unknown> = value === undefined ? {} : { [q.id]: value };
  if (q.other && entry.other && pickedOther(entry)) out[`${q.id}.other`] = cut(entry.other, q.otherMax);
  return out;
}

function looseValue(q: Question, entry: Entry): unknown {
  switch (q.type) {
    case "choice": return entry.picked;
    case "choices": case "ranking": return entry.list;
    case "scale": return entry.point;
    case "text": return entry.typed && cut(entry.typed, q.max);
    case "number": case "date": return entry.read?.value;
    case "grades": case "matrix": return entry.cells;
  }
}

// What is far too long stays too long, but never so long that the other answers could not be read beside it.
const cut = (text: string, max: number) => text.slice(0, 4 * max + 1000);
