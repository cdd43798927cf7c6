// Which questions are shown, given the answers so far: docs/formats.md §3, show_if.

import type { Answer, Answers } from "./answers.ts";
import { questionsOf } from "./definition.ts";
import type { Condition, Definition, Question } from "./definition.ts";

// Whether a question is asked. A source that is itself hidden, or blank, is false.
export function isShown(d: Definition, q: Question, answers: Answers): boolean {
  const shown = new Map<string, Answer>();
  for (const earlier of questionsOf(d)) {
    if (earlier.id === q.id) break;
    const answer = answers.byID.get(earlier.id);
    if (answer !== undefined && holds(earlier, shown)) shown.set(earlier.id, answer);
  }
  return holds(q, shown);
}

// Whether the conditions of q hold, given the answers to those earlier questions that are shown.
export function holds(q: Question, shown: ReadonlyMap<string, Answer>): boolean {
  return (q.showIf ?? []).every((condition) => {
    const answer = shown.get(condition.source);
    return answer !== undefined && matches(condition, answer);
  });
}

function matches(condition: Condition, answer: Answer): boolean {
  if (condition.points !== undefined) return answer.number !== undefined && condition.points.includes(answer.number);
  const picked = answer.choices ?? (answer.choice === undefined ? [] : [answer.choice]);
  return picked.some((id) => condition.options.includes(id));
}
