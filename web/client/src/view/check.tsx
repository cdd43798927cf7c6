// The last step before sending: every answer once more, and exactly what will be sent.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { workAgain } from "../domain/ahead.ts";
import { isSensitive } from "../domain/encode_answers.ts";
import { AnswerView } from "./answer.tsx";
import type { Found, Judged } from "./draft.ts";
import { Heading } from "./heading.tsx";
import { Later } from "./later.tsx";
import { inWords, useReader, useWords } from "./reader.ts";
import { seal } from "./send.ts";
import type { Ballots } from "./send.ts";
import { WhatIsSent } from "./sent.tsx";
import { Summary } from "./summary.tsx";
import { Words } from "./words.tsx";

export interface CheckProps {
  ballots: Ballots;
  judged: Judged;
  problems: Found[];
  tries: number;
  onChange: (key: string) => void;
  onProblem: (p: Found) => void;
  onSend: () => void;
  onSaved: () => void;
  onBack: () => void;
}

export function Check({ ballots, judged, problems, tries, onChange, onProblem, onSend, onSaved, onBack }: CheckProps) {
  const reader = useReader();
  const { d, w, words } = reader;
  const s = useWords("sending");
  const u = useWords("unusual");
  const { held } = ballots;
  const replacing = held !== null;
  useEffect(() => { if (held) workAgain(held.key, held.seq + 1); }, [held]);
  const prefix = problems.length > 0 ? w.error + w.colon : "";
  return (
    <>
      <Summary problems={problems} tries={tries} onFollow={onProblem} />
      <Heading step="check" title={`${prefix}${w.toCheck} – ${inWords(reader, d.title)}`}>{w.toCheck}</Heading>
      {ballots.made.length > 0 ? <Later name="unsent" within>{() => <p>{u.checkMade}</p>}</Later> : <p>{replacing ? s.checkReplacing : s.checkText}</p>}
      {d.pages.map((page, i) => (
        <section key={i}>
          <h2>{page.title ? <Words text={page.title} /> : w.page(i + 1)}</h2>
          <dl class="facts answers">
            {page.questions.filter((q) => judged.shown.has(q.id)).map((q) => (
              <div key={q.id}>
                <dt><Words text={q.ask} /></dt>
                <dd><AnswerView q={q} answer={judged.answers.byID.get(q.id)} /></dd>
                <dd><Change onClick={() => onChange(q.id)} of={<Words text={q.ask} />} /></dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {judged.quoteAfter && (
        <dl class="facts answers">
          <div>
            <dt>{w.quoteTerm}</dt>
            <dd>{judged.answers.quote ? s.yes : s.no}</dd>
            <dd><Change onClick={() => onChange("quote")} of={w.quoteTerm} /></dd>
          </div>
        </dl>
      )}
      {judged.problems.length === 0 && (
        <>
          {isSensitive(d) && <Later name="sensitive" within>{({ Total }) => <Total />}</Later>}
          <WhatIsSent answers={judged.answers} />
          {ballots.paper && !replacing && <p class="hint">{words.codes?.along}</p>}
          <details>
            <summary>{s.laterTitle}</summary>
            <div><Later name="unsent" within>{({ SaveUnsent }) => <SaveUnsent sealed={() => seal(reader, judged.answers, ballots)} onSaved={onSaved} />}</Later></div>
          </details>
        </>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onSend}>{replacing ? s.sendReplacing : s.send}</button>
        <button type="button" class="button plain" onClick={onBack}>{w.back}</button>
      </div>
    </>
  );
}

function Change({ of, onClick }: { of: ComponentChildren; onClick: () => void }) {
  return <button type="button" class="link" onClick={onClick}>{useWords("sending").change}<span class="hidden"> – {of}</span></button>;
}
