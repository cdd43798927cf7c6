// An answer in words, for the check.

import type { ComponentChildren } from "preact";
import type { Answer } from "../domain/answers.ts";
import type { Option, Question } from "../domain/definition.ts";
import { otherID } from "../domain/definition.ts";
import { useReader, useWords } from "./reader.ts";
import { dayInWords, numberInWords } from "./when.ts";
import { Words } from "./words.tsx";

export function AnswerView({ q, answer }: { q: Question; answer: Answer | undefined }) {
  const { w, locale } = useReader();
  const s = useWords("sending");
  if (!answer) return <span class="blank">{s.blank}</span>;
  const label = (id: string, list: Option[] = q.options): ComponentChildren => {
    if (id === otherID && q.other) return w.other + w.colon + (answer.other ?? "");
    const option = list.find((o) => o.id === id);
    return option && <Words text={option.label} />;
  };
  const items = () => (answer.choices ?? []).map((id) => <li key={id}>{label(id)}</li>);
  switch (q.type) {
    case "choice": return <>{label(answer.choice ?? "")}</>;
    case "choices": return <ul>{items()}</ul>;
    case "ranking": return <ol>{items()}</ol>;
    case "scale": return <>{String(answer.number)}</>;
    case "number": return <>{numberInWords(q, answer.number ?? 0, locale)}</>;
    case "date": return <>{dayInWords(answer.number ?? 0, locale)}</>;
    case "text": return <>{answer.text}</>;
    case "grades": case "matrix": {
      const [rows, columns] = q.type === "matrix" ? [q.rows, q.options] : [q.options, q.grades];
      const cells = [...(answer.cells ?? [])];
      return <ul>{cells.map(([row, cell]) => <li key={row}>{label(row, rows)}{w.colon}{label(cell, columns)}</li>)}</ul>;
    }
  }
}
