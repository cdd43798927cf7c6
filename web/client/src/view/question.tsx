// The frame around every question: what is asked, help, what is wrong, and the field of its type.

import type { ComponentChildren, ComponentType } from "preact";
import type { Question, QuestionType, Text } from "../domain/definition.ts";
import { ChoiceField, ChoicesField } from "./fields/choice.tsx";
import { TextField } from "./fields/text.tsx";
import { isBlank } from "./blank.ts";
import type { Entry, Found } from "./draft.ts";
import { Fault } from "./fault.tsx";
import { firstOf } from "./focus.ts";
import { Later } from "./later.tsx";
import { limits } from "./limits.ts";
import { useReader } from "./reader.ts";
import { Words } from "./words.tsx";

export interface FieldProps {
  q: Question;
  entry: Entry;
  onChange: (entry: Entry) => void;
  wrong: Found | null;
  describedBy: string | undefined; // ids: of all that is said of a control that stands alone, of the message for one of a group
}

type Props = Omit<FieldProps, "describedBy"> & { message: string | null };

// The rest come with a part of their own, which is here when a person has read the notice.
export const fields: Partial<Record<QuestionType, ComponentType<FieldProps>>> = {
  choice: ChoiceField, choices: ChoicesField, text: TextField,
};

export function QuestionView({ q, entry, onChange, wrong, message }: Props) {
  const reader = useReader();
  const { w } = reader;
  const Field = fields[q.type];
  const alone = q.type === "text" || q.type === "number";
  const radios = q.type === "choice" || q.type === "scale";
  const hint = limits(q, reader);
  const ids = (...list: (string | false | null | undefined)[]) => list.filter(Boolean).join(" ") || undefined;
  const error = message && `e-${q.id}`;
  const tossed = q.epsilon !== undefined;
  const all = ids(q.help && `h-${q.id}`, tossed && `s-${q.id}`, hint && `t-${q.id}`, error);
  const props = { q, entry, onChange, wrong, describedBy: alone ? ids(all, q.type === "text" && `c-${q.id}`) : ids(error) };
  const ask = <><Words text={q.ask} />{q.required && <> <span class="must">{w.required}</span></>}</>;
  const inside: ComponentChildren = (
    <>
      {q.help && <p class="help" id={`h-${q.id}`}><Words text={q.help} /></p>}
      {tossed && <Later name="sensitive" within>{({ Odds }) => <Odds q={q} />}</Later>}
      {hint && <p class="hint" id={`t-${q.id}`}>{hint}</p>}
      {error && <Fault w={w} id={error}>{message}</Fault>}
      {Field ? <Field {...props} /> : <Later name="fields" within>{({ field }) => field(props)}</Later>}
      {!alone && !isBlank(entry) && <Undo of={q.ask} to={() => firstOf(q.id)} onClick={() => onChange({})}>{radios ? w.undo : w.clear}</Undo>}
    </>
  );
  const frame = { id: `q-${q.id}`, class: `question ${error ? "wrong" : ""}` };
  if (alone) return <div {...frame}><label class="ask" for={`f-${q.id}`}>{ask}</label>{inside}</div>;
  return (
    <fieldset {...frame} role={radios ? "radiogroup" : undefined} aria-describedby={all}
      aria-invalid={radios && wrong && !wrong.code.startsWith("other_") ? "true" : undefined}>
      <legend class="ask" id={`a-${q.id}`}>{ask}</legend>{inside}
    </fieldset>
  );
}

interface UndoProps { of: Text; to: () => HTMLElement | null; onClick: () => void; children: ComponentChildren }

/** A button that goes away with the answer it takes back: the focus moves to a control instead of getting lost. */
export function Undo({ of, to, onClick, children }: UndoProps) {
  return (
    <button type="button" class="link" onClick={({ currentTarget }) => {
      const had = document.activeElement === currentTarget;
      onClick();
      if (had) requestAnimationFrame(() => to()?.focus());
    }}>{children}<span class="hidden"> – <Words text={of} /></span></button>
  );
}
