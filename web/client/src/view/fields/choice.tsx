// choice: radios, none picked beforehand. choices: boxes.

import type { Option } from "../../domain/definition.ts";
import { otherID } from "../../domain/definition.ts";
import type { FieldProps } from "../question.tsx";
import { useReader } from "../reader.ts";
import { Words } from "../words.tsx";

export function ChoiceField({ q, entry, onChange, wrong }: FieldProps) {
  return (
    <Options q={q} kind="radio" wrong={wrong} entry={entry} onChange={onChange}
      has={(id) => entry.picked === id} toggle={(id) => onChange({ ...entry, picked: id })} />
  );
}

export function ChoicesField({ q, entry, onChange, wrong }: FieldProps) {
  const { w } = useReader();
  const list = entry.list ?? [];
  const toggle = (id: string) => onChange({ ...entry, list: list.includes(id) ? list.filter((x) => x !== id) : [...list, id] });
  const all = q.options.length + (q.other ? 1 : 0);
  return (
    <>
      {(q.min > 0 || q.max < all) && (
        <p class="hint">{extent(q.min, q.max, all)} {list.length > 0 && <span class={list.length > q.max ? "over" : ""}>{w.picked(list.length)}</span>}</p>
      )}
      <Options q={q} kind="checkbox" wrong={wrong} entry={entry} onChange={onChange} has={(id) => list.includes(id)} toggle={toggle} />
    </>
  );

  function extent(min: number, max: number, all: number): string {
    if (min === max) return w.pickExactly(min);
    if (min === 0) return w.pickAtMost(max);
    return max === all ? w.pickAtLeast(min) : w.pickBetween(min, max);
  }
}

interface OptionsProps extends Omit<FieldProps, "describedBy"> {
  kind: "radio" | "checkbox";
  has: (id: string) => boolean;
  toggle: (id: string) => void;
}

function Options({ q, kind, has, toggle, entry, onChange, wrong }: OptionsProps) {
  const { w, order } = useReader();
  const options = order(q.options, q.shuffle);
  const one = (id: string, at: number, label: preact.ComponentChildren, option?: Option) => (
    <label class="option" key={id}>
      <input type={kind} name={`f-${q.id}`} id={at === 0 ? `f-${q.id}` : `f-${q.id}-${id}-box`} checked={has(id)} onChange={() => toggle(id)}
        aria-describedby={option?.help && `h-${q.id}-${id}`} />
      <span>{label}{option?.help && <small id={`h-${q.id}-${id}`}><Words text={option.help} /></small>}</span>
    </label>
  );
  return (
    <div class="options">
      {options.map((option, at) => one(option.id, at, <Words text={option.label} />, option))}
      {q.other && one(otherID, options.length, w.other)}
      {q.other && has(otherID) && (
        <div class="within">
          <label for={`f-${q.id}-other`}>{w.otherText}</label>
          <input class="field" id={`f-${q.id}-other`} type="text" autocomplete="off" value={entry.other ?? ""}
            aria-invalid={wrong?.startsWith("other_") ? "true" : undefined}
            aria-describedby={wrong?.startsWith("other_") ? `e-${q.id}` : undefined}
            onInput={(e) => onChange({ ...entry, other: e.currentTarget.value })} />
        </div>
      )}
    </div>
  );
}
