// One page of questions.

import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../domain/answers.ts";
import type { Definition, Question } from "../domain/definition.ts";
import { questionsOf } from "../domain/definition.ts";
import type { Draft, Entry, Judged } from "./draft.ts";
import { Heading } from "./heading.tsx";
import { controlOf } from "./limits.ts";
import type { Code } from "./parts.ts";
import { QuestionView } from "./question.tsx";
import { inWords, useReader } from "./reader.ts";
import { Markdown, Words } from "./words.tsx";

interface Props {
  number: number; // from 1
  draft: Draft;
  judged: Judged;
  problems: Problem[];
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
  useNews(number, (page?.questions ?? []).filter((q) => judged.shown.has(q.id)).length);
  if (!page) return null;
  const name = page.title ? inWords(reader, page.title) : w.page(number);
  const prefix = problems.length > 0 ? w.error + w.colon : "";
  const show = (q: Question) => {
    const problem = told && problems.find((p) => p.key === q.id);
    const entry = draft.entries[q.id] ?? {};
    return (
      <QuestionView key={q.id} q={q} entry={entry} onChange={(next) => onEntry(q.id, next)}
        problem={problem ? { code: problem.code, words: told.sentence(problem, q, entry, reader) } : null} />
    );
  };
  return (
    <form noValidate onSubmit={(e) => { e.preventDefault(); onNext(); }} key={number}>
      <Progress here={number} of={d.pages.length} />
      {told && <told.Summary problems={problems} tries={tries} draft={draft} onFollow={(p) => document.getElementById(controlOf(p))?.focus()} />}
      <Heading step={`page ${number}`} title={`${prefix}${name} – ${inWords(reader, d.title)}`}>
        {page.title ? <Words text={page.title} /> : name}
      </Heading>
      {page.text && <Markdown text={page.text} />}
      {page.questions.map((q) => (
        <>
          {judged.shown.has(q.id) && show(q)}
          {q.id === quoteAfter(d) && (
            <label class="option quote">
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

/** The box that allows quoting stands after the last text; where there is none, after the last question. */
export function quoteAfter(d: Definition): string | undefined {
  if (d.notice.quoteText !== "ask") return undefined;
  const all = questionsOf(d);
  return (all.filter((q) => q.type === "text").pop() ?? all[all.length - 1])?.id;
}

// Says when a condition brings a question to the page. The focus stays where it is.
function useNews(number: number, count: number) {
  const { w, say } = useReader();
  const before = useRef({ number, count });
  useEffect(() => {
    if (before.current.number === number && count > before.current.count) say(w.shown);
    before.current = { number, count };
  }, [number, count]);
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
