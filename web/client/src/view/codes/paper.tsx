// The ballot paper is here: to answer with at once, or to keep.

import type { Paper } from "../../domain/obtain.ts";
import { Heading } from "../heading.tsx";
import { Mark } from "../mark.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { moment } from "../when.ts";
import { SavePaper } from "./save.tsx";

interface Props {
  paper: Paper;
  open: boolean;
  onSaved: () => void;
  onAnswer: () => void;
  onLeave: () => void;
}

export function PaperHere({ paper, open, onSaved, onAnswer, onLeave }: Props) {
  const reader = useReader();
  const { d, locale, w } = reader;
  const c = useWords("codes");
  return (
    <div class="stop">
      <Mark />
      <Heading step="paper" title={`${c.paperTitle} – ${inWords(reader, d.title)}`}>{c.paperTitle}</Heading>
      <p class="lead">{c.paperText}</p>
      {open ? <div class="actions"><button type="button" class="button" onClick={onAnswer}>{c.answerNow}</button></div>
        : <p class="note warm">{c.upcoming(moment(d.opens, locale))}</p>}
      <h2>{c.laterTitle}</h2>
      <p>{c.laterText}</p>
      <p>{c.paperWarning}</p>
      <div class="actions">
        <SavePaper paper={paper} onSaved={onSaved} />
        {!open && <button type="button" class="button plain" onClick={onLeave}>{w.back}</button>}
      </div>
    </div>
  );
}
