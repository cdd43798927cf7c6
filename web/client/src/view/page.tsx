// One page of questions.

import { useEffect, useRef } from "preact/hooks";
import type { Question } from "../domain/definition.ts";
import type { Draft, Entry, Found, Judged } from "./draft.ts";
import { focusOn } from "./focus.ts";
import { Heading } from "./heading.tsx";
import type { Code } from "./parts.ts";
import { QuestionView } from "./question.tsx";
import { inWords, useReader } from "./reader.ts";
import { Markdown, Words } from "./words.tsx";

interface Props {
  number: number; // from 1
  draft: Draft;
  judged: Judged;
  problems: Found[];
  told: Code["sending"] | null; // what puts problems into words; not null where there are any
  tries: number;
  changing: boolean;
  onEntry: (id: string, entry: Entry) => void;
  onQuote: (quote: boolean) => void;
  onNext: () => void;
  onBack: () => void;
}

export function PageView({ number, draft, judged, problems, told, tries, changing, onEntry, onQuote, onNext, onBack }: Props) {
  const reader = useReader();
  const { d, w } = reader;
  const page = d.pages[number - 1];
  useNews(number, judged.shown);
  if (!page) return null;
  const name = page.title ? inWords(reader, page.title) : w.page(number);
  const wrong = problems.filter((p) => judged.shown.has(p.key)); // no link leads to what is hidden by now
  const prefix = wrong.length > 0 ? w.error + w.colon : "";
  const show = (q: Question) => {
    const problem = (told && wrong.find((p) => p.key === q.id)) ?? null;
    return (
      <QuestionView key={q.id} q={q} entry={draft.entries[q.id] ?? {}} onChange={(next) => onEntry(q.id, next)}
        wrong={problem} message={problem && told!.sentence(problem, q, reader)} />
    );
  };
  return (
    <form noValidate onSubmit={(e) => { e.preventDefault(); onNext(); }} key={number}>
      <Progress here={number} of={d.pages.length} />
      {told && <told.Summary problems={wrong} tries={tries} onFollow={(p) => focusOn(p.key)} />}
      <Heading step={`page ${number}`} title={`${prefix}${name} – ${inWords(reader, d.title)}`}>
        {page.title ? <Words text={page.title} /> : name}
      </Heading>
      {page.text && <Markdown text={page.text} />}
      {page.questions.map((q) => (
        <>
          {judged.shown.has(q.id) && show(q)}
          {q.id === judged.quoteAfter && (
            <label class="option quote" id="q-quote">
              <input type="checkbox" id="f-quote" checked={draft.quote} onChange={(e) => onQuote(e.currentTarget.checked)} />
              <span>{w.quoteBox}</span>
            </label>
          )}
        </>
      ))}
      <div class="actions">
        <button type="submit" class="button">{changing || number === d.pages.length ? w.toCheck : w.next}</button>
        <button type="button" class="button plain" onClick={onBack}>{w.back}</button>
      </div>
    </form>
  );
}

// Says when an answer brings a question to the page. The focus stays where it is.
function useNews(number: number, shown: Judged["shown"]) {
  const { d, w, say } = useReader();
  const before = useRef({ number, shown });
  useEffect(() => {
    const came = d.pages[number - 1]?.questions.some((q) => shown.has(q.id) && !before.current.shown.has(q.id));
    if (came && before.current.number === number) say(w.shown);
    before.current = { number, shown };
  }, [number, shown]);
}

function Progress({ here, of }: { here: number; of: number }) {
  const { w } = useReader();
  return (
    <div class="progress">
      <span>{w.pageOf(here, of)}</span>
      <ol aria-hidden="true">
        {Array.from({ length: of }, (_, i) => <li key={i} class={i + 1 < here ? "past" : i + 1 === here ? "here" : ""} />)}
      </ol>
    </div>
  );
}
