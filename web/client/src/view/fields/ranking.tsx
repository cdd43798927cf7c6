// ranking: two lists, and buttons that move things within and between them. Each move is said aloud.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Option } from "../../domain/definition.ts";
import type { FieldProps } from "../question.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { Words } from "../words.tsx";

export function RankingField({ q, entry, onChange }: Omit<FieldProps, "describedBy">) {
  const reader = useReader();
  const { say, order } = reader;
  const s = useWords("sending");
  const focusNext = useRef<string | null>(null);
  const options = order(q.options, q.shuffle);
  const list = entry.list ?? [];
  const ranked = list.map((id) => options.find((o) => o.id === id)).filter((o) => o !== undefined);
  const rest = options.filter((o) => !list.includes(o.id));

  // The button that was pressed may be gone: the focus goes where the next move is likely.
  useLayoutEffect(() => {
    const id = focusNext.current;
    focusNext.current = null;
    if (id) document.getElementById(id)?.focus();
  });

  const button = (move: string, o: Option) => `b-${q.id}-${move}-${o.id}`;
  const tell = (o: Option, next: string[]) => {
    const label = inWords(reader, o.label);
    say(next.includes(o.id) ? s.rankAt(label, next.indexOf(o.id) + 1, next.length) : s.rankOut(label));
    onChange({ list: next });
  };
  const add = (o: Option, at: number) => {
    const after = rest[at + 1] ?? rest[at - 1];
    focusNext.current = after ? button("add", after) : button("up", o);
    tell(o, [...list, o.id]);
  };
  const take = (o: Option) => {
    focusNext.current = button("add", o);
    tell(o, list.filter((id) => id !== o.id));
  };
  const move = (o: Option, by: number) => {
    const from = list.indexOf(o.id);
    const next = list.filter((id) => id !== o.id);
    next.splice(from + by, 0, o.id);
    focusNext.current = button(by < 0 ? "up" : "down", o);
    if (from + by >= 0 && from + by < list.length) tell(o, next);
  };

  return (
    <div class="ranking" id={`f-${q.id}`} tabIndex={-1}>
      <p class="hint">{s.rankHint}</p>
      <p class="list" id={`r-${q.id}`}>{s.ranked}</p>
      {ranked.length === 0 ? <p class="hint">{s.rankEmpty}</p> : (
        <ol aria-labelledby={`r-${q.id}`}>
          {ranked.map((o, at) => (
            <li key={o.id}>
              <span><Words text={o.label} /></span>
              <div class="moves">
                <Move id={button("up", o)} off={at === 0} does={s.rankUp} o={o} onClick={() => move(o, -1)}><Arrow up /></Move>
                <Move id={button("down", o)} off={at === ranked.length - 1} does={s.rankDown} o={o} onClick={() => move(o, 1)}><Arrow /></Move>
                <Move id={button("out", o)} does={s.rankRemove} o={o} onClick={() => take(o)}>{s.rankRemove}</Move>
              </div>
            </li>
          ))}
        </ol>
      )}
      {rest.length > 0 && <p class="list" id={`u-${q.id}`}>{s.unranked}</p>}
      {rest.length > 0 && (
        <ul aria-labelledby={`u-${q.id}`}>
          {rest.map((o, at) => (
            <li key={o.id}>
              <span><Words text={o.label} />{o.help && <small><Words text={o.help} /></small>}</span>
              <Move id={button("add", o)} does={s.rankAdd} o={o} onClick={() => add(o, at)}>{s.rankAdd}</Move>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface MoveProps { id: string; does: string; o: Option; off?: boolean; onClick: () => void; children: preact.ComponentChildren }

function Move({ id, does, o, off, onClick, children }: MoveProps) {
  const reader = useReader();
  return (
    <button type="button" class="move" id={id} aria-disabled={off ? "true" : undefined} aria-label={`${does}: ${inWords(reader, o.label)}`}
      onClick={onClick}>{children}</button>
  );
}

function Arrow({ up }: { up?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d={up ? "M8 13V3M3.500 7.500 8 3l4.500 4.500" : "M8 3v10M3.500 8.500 8 13l4.500-4.500"} />
    </svg>
  );
}
