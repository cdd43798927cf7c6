// grades and matrix: one group of radios for each option or row. A table where there is room for one, else a fieldset for each. There is
// ever only one of them, and who holds the focus keeps it when a phone is turned.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Option } from "../../domain/definition.ts";
import { Undo } from "../question.tsx";
import type { FieldProps } from "../question.tsx";
import { useReader, useWords } from "../reader.ts";
import { Words } from "../words.tsx";

const widest = 6; // more columns do not fit beside each other

export function GridField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  const { w, order } = useReader();
  const s = useWords("sending");
  const wide = useWide();
  const matrix = q.type === "matrix";
  const rows = order(matrix ? q.rows : q.options, q.shuffle);
  const columns = matrix ? q.options : q.grades;
  const cells = entry.cells ?? {};
  const id = (row: Option, column = columns[0]!) => (row === rows[0] && column === columns[0] ? `f-${q.id}` : `f-${q.id}-${row.id}-${column.id}`);
  const missing = (row: Option) => wrong !== null && !wrong.entry.cells?.[row.id];
  const name = (row: Option) => <>{text(row)}{missing(row) && <span class="message">{s.needChoice}</span>}</>;
  const radio = (row: Option, column: Option, by?: string) => (
    <input type="radio" name={`f-${q.id}-${row.id}`} id={id(row, column)} checked={cells[row.id] === column.id}
      aria-labelledby={by} aria-describedby={missing(row) ? describedBy : undefined} onChange={() => onChange({ cells: { ...cells, [row.id]: column.id } })} />
  );
  const undo = (row: Option, words: preact.ComponentChildren) => {
    const { [row.id]: mine, ...others } = cells;
    return mine && <Undo of={row.label} to={() => document.getElementById(id(row))} onClick={() => onChange({ cells: others })}>{words}</Undo>;
  };

  if (!wide || columns.length > widest) {
    return (
      <div class="options">
        {rows.map((row) => (
          <fieldset class={missing(row) ? "row missing" : "row"} role="radiogroup" aria-invalid={missing(row) ? "true" : undefined} key={row.id}>
            <legend>{name(row)}</legend>
            {columns.map((column) => <label class="cell" key={column.id}>{radio(row, column)}<span>{text(column)}</span></label>)}
            {undo(row, w.undo)}
          </fieldset>
        ))}
      </div>
    );
  }
  return (
    <table aria-labelledby={`a-${q.id}`}>
      <thead>
        <tr><td />{columns.map((column) => <th scope="col" id={`g-${q.id}-${column.id}`} key={column.id}>{text(column)}</th>)}<td /></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr class={missing(row) ? "missing" : ""} key={row.id}>
            <th scope="row" id={`r-${q.id}-${row.id}`}>{name(row)}</th>
            {columns.map((column) => (
              <td key={column.id}><label class="cell">{radio(row, column, `r-${q.id}-${row.id} g-${q.id}-${column.id}`)}</label></td>
            ))}
            <td>{undo(row, <><span class="hidden">{w.undo}</span><span aria-hidden="true">×</span></>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const text = ({ label, help }: Option) => <><Words text={label} />{help && <small><Words text={help} /></small>}</>;

// Whether there is room for a table. The controls are other ones then, under the same ids.
function useWide(): boolean {
  const [media] = useState(() => matchMedia("(min-width: 44rem)"));
  const [wide, setWide] = useState(media.matches);
  const held = useRef<string | undefined>(undefined);
  useEffect(() => {
    const turned = () => {
      held.current = document.activeElement?.id;
      setWide(media.matches);
    };
    media.addEventListener("change", turned);
    return () => media.removeEventListener("change", turned);
  }, []);
  useLayoutEffect(() => {
    if (held.current) document.getElementById(held.current)?.focus();
  }, [wide]);
  return wide;
}
