// What a ranking can be made to do, and where the focus goes then: what was pressed or typed in may be gone after a move.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Option, Question } from "../../domain/definition.ts";
import { inWords, useReader, useWords } from "../reader.ts";

export type Control = "place" | "add" | "up" | "down" | "out";

export function useMoves(q: Question, list: readonly string[], onChange: (entry: { list: string[] }) => void) {
  const reader = useReader();
  const f = useWords("fields");
  const options = reader.order(q.options, q.shuffle);
  const ranked = list.map((id) => options.find((o) => o.id === id)).filter((o) => o !== undefined);
  const rest = options.filter((o) => !list.includes(o.id));
  const focusNext = useRef<string | null>(null);
  useLayoutEffect(() => {
    const id = focusNext.current;
    focusNext.current = null;
    const next = id && document.getElementById(id);
    if (!next) return;
    next.focus();
    if (next instanceof HTMLInputElement) next.setSelectionRange(9, 9); // behind its digits
  });

  const idOf = (control: Control, o: Option) => `b-${q.id}-${control}-${o.id}`;
  const focus = (control: Control, o: Option) => { focusNext.current = idOf(control, o); };
  /** Gives an option a place, from 0, or with null takes it out; and says so. */
  const put = (o: Option, place: number | null) => {
    const next = list.filter((id) => id !== o.id);
    if (place !== null) next.splice(place, 0, o.id);
    if (next.join() === list.join()) return;
    const label = inWords(reader, o.label);
    reader.say(place === null ? f.rankOut(label) : f.rankAt(label, next.indexOf(o.id) + 1, next.length));
    onChange({ list: next });
  };
  const add = (o: Option) => {
    const at = rest.indexOf(o);
    const after = rest[at + 1] ?? rest[at - 1];
    focus(after ? "add" : "up", after ?? o);
    put(o, list.length);
  };
  const move = (o: Option, by: -1 | 1) => {
    const to = list.indexOf(o.id) + by;
    focus(by < 0 ? "up" : "down", o);
    if (to >= 0 && to < list.length) put(o, to);
  };
  const take = (o: Option) => {
    focus("add", o);
    put(o, null);
  };
  return { options, ranked, rest, idOf, focus, put, add, move, take };
}
