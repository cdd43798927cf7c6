// The list of what needs another look, above everything else. It takes the focus each time it is asked for.

import { useEffect, useRef } from "preact/hooks";
import { questionsOf } from "../domain/definition.ts";
import type { Found } from "./draft.ts";
import { sentence } from "./problems.ts";
import { useReader, useWords } from "./reader.ts";
import { Words } from "./words.tsx";

export interface SummaryProps { problems: Found[]; tries: number; onFollow: (p: Found) => void }

export function Summary({ problems, tries, onFollow }: SummaryProps) {
  const reader = useReader();
  const { d } = reader;
  const s = useWords("sending");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: "start" });
  }, [tries]);
  if (problems.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="problems">
      <h2 id="problems">{s.problems(problems.length)}</h2>
      <ul>
        {problems.map((p) => {
          const q = questionsOf(d).find((x) => x.id === p.key);
          return q && (
            <li key={p.key}>
              <a href={`#q-${p.key}`} onClick={(e) => { e.preventDefault(); onFollow(p); }}>
                <Words text={q.ask} /> – {sentence(p, q, reader)}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
