// Which questions are shown, given the answers so far.

import type { Answers } from "./answers.ts";
import type { Definition, Question } from "./definition.ts";

// Whether a question is asked. A source that is itself hidden, or blank, is false.
export function isShown(d: Definition, q: Question, answers: Answers): boolean {
  throw new Error(`not built ${d.ballotSize} ${q.id} ${answers.quote}`);
}
