// scale: radios in a row. The words for the ends are part of the ends' names.

import { inWords, useReader } from "../reader.ts";
import type { FieldProps } from "../question.tsx";
import { Words } from "../words.tsx";

export function ScaleField({ q, entry, onChange }: FieldProps) {
  const reader = useReader();
  const { low, high } = q;
  const points = Array.from({ length: q.to - q.from + 1 }, (_, i) => q.from + i);
  return (
    <>
      {low && high && <p class="hint">{reader.w.scaleEnds(q.from, inWords(reader, low), q.to, inWords(reader, high))}</p>}
      <div class="scale">
        {points.map((point) => (
          <label class="point" key={point}>
            <input type="radio" name={`f-${q.id}`} id={point === q.from ? `f-${q.id}` : undefined} checked={entry.point === point}
              onChange={() => onChange({ point })} />
            <span>
              {String(point).replace("-", "\u2212")}
              {point === q.from && low && <span class="hidden">, <Words text={low} /></span>}
              {point === q.to && high && <span class="hidden">, <Words text={high} /></span>}
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
