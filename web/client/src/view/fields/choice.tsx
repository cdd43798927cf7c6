// choice: radios, none picked beforehand. choices: boxes.

import type { Option } from "../../domain/definition.ts";
import { otherID } from "../../domain/definition.ts";
import { limits } from "../limits.ts";
import type { FieldProps } from "../question.tsx";
import { useReader } from "../reader.ts";
import { Words } from "../words.tsx";
import { Count } from "./text.tsx";

export function ChoiceField(props: FieldProps) {
  const { entry, onChange } = props;
  return <Options {...props} kind="radio" has={(id) => entry.picked === id} toggle={(id) => onChange({ ...entry, picked: id })} />;
}

export function ChoicesField(props: FieldProps) {
  const { q, entry, onChange } = props;
  const reader = useReader();
  const list = entry.list ?? [];
  const limited = limits(q, reader);
  const toggle = (id: string) => {
    const next = list.includes(id) ? list.filter((x) => x !== id) : [...list, id];
    if (limited) reader.say(reader.w.picked(next.length));
    onChange({ ...entry, list: next });
  };
  return (
    <>
      <Options {...props} kind="checkbox" has={(id) => list.includes(id)} toggle={toggle} />
      {limited && list.length > 0 && <p class={list.length > q.max ? "count over" : "count"}>{reader.w.picked(list.length)}</p>}
    </>
  );
}

interface OptionsProps extends FieldProps {
  kind: "radio" | "checkbox";
  has: (id: string) => boolean;
  toggle: (id: string) => void;
}

function Options({ q, kind, has, toggle, entry, onChange, wrong, describedBy }: OptionsProps) {
  const { w, say, order } = useReader();
  const options = order(q.options, q.shuffle);
  const words = wrong?.code.startsWith("other_"); // only those behind "other" are wrong
  const one = (id: string, at: number, label: preact.ComponentChildren, option?: Option) => (
    <label class="option" key={id}>
      <input type={kind} name={`f-${q.id}`} id={at === 0 ? `f-${q.id}` : `f-${q.id}-${id}-box`} checked={has(id)}
        aria-invalid={kind === "checkbox" && wrong && !words ? "true" : undefined} aria-describedby={words ? undefined : describedBy}
        onChange={() => {
          if (id === otherID && !has(id)) say(w.otherText);
          toggle(id);
        }} />
      <span>{label}{option?.help && <small><Words text={option.help} /></small>}</span>
    </label>
  );
  return (
    <div class="options">
      {options.map((option, at) => one(option.id, at, <Words text={option.label} />, option))}
      {q.other && one(otherID, options.length, w.other)}
      {q.other && has(otherID) && (
        <div class="within">
          <label for={`f-${q.id}-other`}>{w.otherText}</label>
          <input class="field" id={`f-${q.id}-other`} type="text" autocomplete="off" dir="auto" value={entry.other ?? ""}
            aria-invalid={words ? "true" : undefined} aria-describedby={`c-${q.id} ${words ? describedBy : ""}`}
            onInput={(e) => onChange({ ...entry, other: e.currentTarget.value })} />
          <Count id={`c-${q.id}`} text={entry.other ?? ""} max={q.otherMax} />
        </div>
      )}
    </div>
  );
}
