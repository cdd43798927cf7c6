// The last step before sending: every answer once more, and exactly what will be sent.

import { useReader, inWords } from "./reader.ts";
import { AnswerView } from "./answer.tsx";
import type { Problem } from "../domain/answers.ts";
import type { Draft, Judged } from "./draft.ts";
import { Heading } from "./heading.tsx";
import { Summary } from "./summary.tsx";
import { Words } from "./words.tsx";
import { WhatIsSent } from "./sent.tsx";

interface Props {
  draft: Draft;
  judged: Judged;
  problems: Problem[];
  tries: number;
  onChange: (key: string) => void;
  onProblem: (p: Problem) => void;
  onSend: () => void;
  onBack: () => void;
}

export function Check({ draft, judged, problems, tries, onChange, onProblem, onSend, onBack }: Props) {
  const reader = useReader();
  const { d, w } = reader;
  const prefix = problems.length > 0 ? `${w.error}: ` : "";
  return (
    <>
      <Summary problems={problems} tries={tries} draft={draft} onFollow={onProblem} />
      <Heading step="check" title={`${prefix}${w.toCheck} – ${inWords(reader, d.title)}`}>{w.toCheck}</Heading>
      <p>{w.checkText}</p>
      {d.pages.map((page, i) => (
        <section key={i}>
          <h2>{page.title ? <Words text={page.title} /> : w.untitledPage(i + 1)}</h2>
          <dl class="facts answers">
            {page.questions.filter((q) => judged.shown.has(q.id)).map((q) => (
              <div key={q.id}>
                <dt><Words text={q.ask} /></dt>
                <dd><AnswerView q={q} answer={judged.answers.byID.get(q.id)} /></dd>
                <dd>
                  <button type="button" class="link" onClick={() => onChange(q.id)}>
                    {w.change}<span class="hidden"> – <Words text={q.ask} /></span>
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {d.notice.quoteText === "ask" && (
        <dl class="facts answers quote"><div><dt>{w.quoteRow}</dt><dd>{draft.quote ? w.yes : w.no}</dd></div></dl>
      )}
      {judged.problems.length === 0 && <WhatIsSent answers={judged.answers} />}
      <div class="actions">
        <button type="button" class="button" onClick={onSend}>{w.send}</button>
        <button type="button" class="button plain" onClick={onBack}>{w.back}</button>
      </div>
    </>
  );
}
