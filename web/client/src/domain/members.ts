// Which members a question has, by its type: docs/formats.md §3.

import type { QuestionType } from "./definition.ts";

const listed: QuestionType[] = ["choice", "choices", "ranking", "grades", "matrix"];

// What only some types have: the types that must have it, and those that may. Every type has id, type, ask, help, required,
// show_if.
const members: Record<string, { must?: QuestionType[]; may?: QuestionType[] }> = {
  shuffle: { may: listed },
  sensitive: { may: ["choice", "choices"] },
  options: { must: listed },
  rows: { must: ["matrix"] },
  grades: { must: ["grades"] },
  other: { may: ["choice", "choices"] },
  other_max: { may: ["choice", "choices"] },
  min: { must: ["choices", "number", "date"] },
  max: { must: ["choices", "number", "date", "text"] },
  from: { must: ["scale"] },
  to: { must: ["scale"] },
  low: { may: ["scale"] },
  high: { may: ["scale"] },
  decimals: { may: ["number"] },
  count: { may: ["ranking", "grades"] },
  unranked: { may: ["ranking"] },
  blank: { may: ["grades"] },
  tie_break: { may: ["ranking", "grades"] },
};

const types: readonly string[] =
  ["choice", "choices", "scale", "number", "date", "text", "ranking", "grades", "matrix"] satisfies QuestionType[];

export function isQuestionType(word: string): word is QuestionType {
  return types.includes(word);
}

// Whether questions of this type must have the member.
export function needs(type: QuestionType, name: string): boolean {
  return members[name]?.must?.includes(type) ?? false;
}

// Whether they may have it.
export function takes(type: QuestionType, name: string): boolean {
  return needs(type, name) || (members[name]?.may?.includes(type) ?? false);
}
