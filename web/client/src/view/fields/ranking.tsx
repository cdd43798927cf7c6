// ranking: what has a place, and what has none. Things move by buttons, by the number of their place, or by dragging. Each move is said aloud.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Option } from "../../domain/definition.ts";
import type { FieldProps } from "../question.tsx";
import { inWords, useReader, useWords } from "../reader.ts";
import { figures } from "./typed.ts";
import { Words } from "../words.tsx";
import { useDrag } from "./drag.ts";
import { useMoves } from "./moves.ts";
import type { Control } from "./moves.ts";

export function RankingField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  const f = useWords("fields");
  const { options, ranked, rest, idOf, focus, put, add, move, take } = useMoves(q, entry.list ?? [], onChange);
  const { drag, grip } = useDrag(({ id, place }) => put(options.find((o) => o.id === id)!, place));
  const others = ranked.filter((o) => o.id !== drag?.id);
  const look = (o: Option) => {
    if (o.id === drag?.id) return "dragged";
    if (o === others[drag?.place ?? -1]) return "before";
    return o === others[others.length - 1] && drag?.place === others.length ? "after" : "";
  };
  const item = (o: Option, at: number | null, moves: ComponentChildren) => (
    <li key={o.id} class={look(o)}>
      <span class="grip" aria-hidden="true" {...grip(o.id)}><Icon path={dots} /></span>
      <Place id={idOf("place", o)} o={o} at={at} wrong={wrong !== null} describedBy={describedBy}
        onPlace={(place) => { focus("place", o); put(o, place); }}
        onOut={(within) => within ? take(o) : put(o, null)} />
      <span class="name"><Words text={o.label} />{o.help && <small><Words text={o.help} /></small>}</span>
      <div class="moves">{moves}</div>
    </li>
  );
  const button = (control: Control, o: Option, does: string, onClick: (o: Option) => void, children: ComponentChildren, off = false) => (
    <Move id={idOf(control, o)} does={does} o={o} off={off} onClick={() => onClick(o)}>{children}</Move>
  );
  return (
    <div class="ranking">
      <p class="hint">{f.rankHint}</p>
      <p class="list" id={`r-${q.id}`}>{f.ranked}</p>
      {ranked.length === 0 ? <p class={drag?.place === 0 ? "hint drop" : "hint"}>{f.rankEmpty}</p> : (
        <ol role="list" aria-labelledby={`r-${q.id}`}>
          {ranked.map((o, at) => item(o, at,
            <>
              {button("up", o, f.rankUp, () => move(o, -1), <Icon path={up} />, at === 0)}
              {button("down", o, f.rankDown, () => move(o, 1), <Icon path={down} />, at === ranked.length - 1)}
              {button("out", o, f.rankRemove, take, f.rankRemove)}
            </>))}
        </ol>
      )}
      <div class={drag?.place === null ? "rest drop" : "rest"}>
        <p class="list" id={`u-${q.id}`}>{f.unranked}</p>
        {rest.length === 0 ? <p class="hint">{f.rankAll}</p> : (
          <ul role="list" aria-labelledby={`u-${q.id}`}>
            {rest.map((o) => item(o, null, button("add", o, f.rankAdd, add, f.rankAdd)))}
          </ul>
        )}
      </div>
    </div>
  );
}

interface PlaceProps {
  id: string;
  o: Option;
  at: number | null; // the place it has, from 0
  wrong: boolean;
  describedBy: string | undefined;
  onPlace: (place: number) => void;
  onOut: (within: boolean) => void; // whether the focus stays within the item
}

// A place takes effect as it is typed. An emptied one may be about to get another number: only if it is left empty the option is out.
function Place({ id, o, at, wrong, describedBy, onPlace, onOut }: PlaceProps) {
  const reader = useReader();
  const f = useWords("fields");
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const place = Number(figures(text));
    if (Number.isInteger(place) && place > 0) onPlace(place - 1);
  };
  const leave = (e: FocusEvent) => {
    setTyped(null);
    if (typed !== null && figures(typed) === "" && at !== null) onOut((e.currentTarget as HTMLElement).closest("li")!.contains(e.relatedTarget as Node | null));
  };
  return (
    <input class="field" id={id} type="text" inputMode="numeric" autocomplete="off" aria-label={f.rankPlace + reader.w.colon + inWords(reader, o.label)}
      value={typed ?? (at === null ? "" : String(at + 1))} aria-invalid={wrong ? "true" : undefined} aria-describedby={describedBy}
      onInput={(e) => type(e.currentTarget.value)} onBlur={leave} />
  );
}

interface MoveProps { id: string; does: string; o: Option; off: boolean; onClick: () => void; children: ComponentChildren }

function Move({ id, does, o, off, onClick, children }: MoveProps) {
  const reader = useReader();
  return (
    <button type="button" class="move" id={id} aria-disabled={off ? "true" : undefined} aria-label={does + reader.w.colon + inWords(reader, o.label)}
      onClick={onClick}>{children}</button>
  );
}

const up = "M8 13V3M3 7.5 8 3l5 4.5";
const down = "M8 3v10M3 8.5 8 13l5-4.5";
const dots = "M5 3h0M11 3h0M5 8h0M11 8h0M5 13h0M11 13h0";

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d={path} />
    </svg>
  );
}
