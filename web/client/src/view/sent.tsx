// What will be sent, for whoever wants to see it: the plain answers, the keys, the size that every ballot has.

import type { Answers, LooseAnswers } from "../domain/answers.ts";
import { isShown } from "../domain/condition.ts";
import { questionsOf } from "../domain/definition.ts";
import { writeAnswers } from "../domain/encode_answers.ts";
import { submissionSize } from "../domain/size.ts";
import { usePart } from "./parts.ts";
import { Prints } from "./prints.tsx";
import { useReader, useWords } from "./reader.ts";

export function WhatIsSent({ answers }: { answers: Answers }) {
  const { d, locale, ui } = useReader();
  const codes = usePart("codes");
  const coins = usePart("sensitive");
  const s = useWords("sending");
  const plain = JSON.parse(new TextDecoder().decode(writeAnswers(d, answers))) as LooseAnswers;
  // What coins make of these nobody knows before they are tossed, and nobody is shown after.
  for (const q of questionsOf(d)) if (q.epsilon !== undefined && isShown(d, q, answers)) plain.answers[q.id] = coins?.mark(ui) ?? "…";
  return (
    <details>
      <summary>{s.sentTitle}</summary>
      <div>
        <p>{s.sentText(new Intl.NumberFormat(locale).format(submissionSize(d)))}</p>
        <h3>{s.sentAnswers}</h3>
        <pre dir="ltr" tabIndex={0} aria-label={s.sentAnswers}>{JSON.stringify(plain, null, 2)}</pre>
        <h3>{s.sentKeys}</h3>
        <Prints of={d.recipients} />
        {codes && <codes.Audited />}
      </div>
    </details>
  );
}
