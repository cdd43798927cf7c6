// The frame around every question: what is asked, help, what is wrong, and the field of its type.

import type { ComponentChildren, ComponentType } from "preact";
import type { Question, QuestionType } from "../domain/definition.ts";
import { ChoiceField, ChoicesField } from "./fields/choice.tsx";
import { NumberField, TextField } from "./fields/line.tsx";
import { ScaleField } from "./fields/scale.tsx";
import type { Entry } from "./draft.ts";
import { isBlank } from "./blank.ts";
import { Later } from "./later.tsx";
import { useReader } from "./reader.ts";
import { Words } from "./words.tsx";

export interface FieldProps {
  q: Question;
  entry: Entry;
  onChange: (entry: Entry) => void;
  wrong: string | null; // the code of its problem
  describedBy: string | undefined; // ids of help and problem, for controls that stand alone
}

type Props = Omit<FieldProps, "describedBy" | "wrong"> & { problem: { code: string; words: string } | null };

// The rest come with the second part, which is here when a person has read the notice.
const fields: Partial<Record<QuestionType, ComponentType<FieldProps>>> = {
  choice: ChoiceField, choices: ChoicesField, scale: ScaleField, number: NumberField, text: TextField,
};

export function QuestionView({ q, entry, onChange, problem }: Props) {
  const { w } = useReader();
  const Field = fields[q.type];
  const props = { q, entry, onChange, wrong: problem?.code ?? null };
  const alone = q.type === "text" || q.type === "number";
  const ids = [q.help && `h-${q.id}`, problem && `e-${q.id}`].filter(Boolean).join(" ") || undefined;
  const ask = <><Words text={q.ask} />{q.required && <span class="must">{w.required}</span>}</>;
  const inside: ComponentChildren = (
    <>
      {q.help && <p class="help" id={`h-${q.id}`}><Words text={q.help} /></p>}
      {problem && <p class="message" id={`e-${q.id}`}><span class="hidden">{w.error}{w.colon}</span>{problem.words}</p>}
      {Field ? <Field {...props} describedBy={ids} /> : <Later name="sending" within>{({ field }) => field(props)}</Later>}
      {!alone && !isBlank(entry) && (
        <button type="button" class="link" onClick={(e) => undo(e.currentTarget, q.id, onChange)}>
          {q.type === "choice" || q.type === "scale" ? w.undo : w.clear}
          <span class="hidden"> – <Words text={q.ask} /></span>
        </button>
      )}
    </>
  );
  const look = `question ${problem ? "wrong" : ""}`;
  if (alone) return <div class={look}><label class="ask" for={`f-${q.id}`}>{ask}</label>{inside}</div>;
  return <fieldset class={look} aria-describedby={ids}><legend class="ask">{ask}</legend>{inside}</fieldset>;
}

// The button goes away with the answer: the focus moves to the field's first control instead of getting lost.
function undo(button: HTMLElement, id: string, onChange: FieldProps["onChange"]) {
  const had = document.activeElement === button;
  onChange({});
  if (had) requestAnimationFrame(() => document.getElementById(`f-${id}`)?.focus());
}
