// grades and matrix: one row of radios for each option or row. Blocks on a narrow screen, side by side on a wide one; the
// markup is the same, so that a screen reader hears one thing.

import type { FieldProps } from "../question.tsx";
import { useReader } from "../reader.ts";
import { Words } from "../words.tsx";

const widest = 6; // more columns do not fit beside each other

export function GridField({ q, entry, onChange }: Omit<FieldProps, "describedBy">) {
  const { order } = useReader();
  const matrix = q.type === "matrix";
  const rows = order(matrix ? q.rows : q.options, q.shuffle);
  const columns = matrix ? q.options : q.grades;
  const cells = entry.cells ?? {};
  return (
    <div class={columns.length <= widest ? "grid tabular" : "grid"}>
      <div class="heads" aria-hidden="true">
        <span />
        {columns.map((column) => <span key={column.id}><Words text={column.label} /></span>)}
      </div>
      {rows.map((row, i) => (
        <div class="row" role="radiogroup" aria-labelledby={`r-${q.id}-${row.id}`} key={row.id}>
          <span class="name" id={`r-${q.id}-${row.id}`}><Words text={row.label} />{row.help && <small><Words text={row.help} /></small>}</span>
          {columns.map((column, j) => (
            <label class="cell" key={column.id}>
              <input type="radio" name={`f-${q.id}-${row.id}`} id={i + j === 0 ? `f-${q.id}` : undefined}
                checked={cells[row.id] === column.id} onChange={() => onChange({ cells: { ...cells, [row.id]: column.id } })} />
              <span><Words text={column.label} />{column.help && <small><Words text={column.help} /></small>}</span>
            </label>
          ))}
        </div>
      ))}
    </div>
  );
}
