// scale: radios in a row, as many rows as they need. The words for the ends stand above and below, and are part of the ends' names.

import type { Text } from "../../domain/definition.ts";
import { useReader } from "../reader.ts";
import type { FieldProps } from "../question.tsx";
import { Words } from "../words.tsx";

export function ScaleField({ q, entry, onChange, describedBy }: FieldProps) {
  const { w } = useReader();
  const { from, to, low, high } = q;
  const points = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const figure = (point: number) => <bdi>{String(point).replace("-", "\u2212")}</bdi>; // the sign before the digits, in any script
  const end = (point: number, text?: Text) => text && <p class="end" aria-hidden="true">{figure(point)}{w.colon}<Words text={text} /></p>;
  return (
    <div class="scale">
      {end(from, low)}
      <div class="points">
        {points.map((point) => {
          const text = point === from ? low : point === to ? high : undefined;
          return (
            <label class="point" key={point}>
              <input type="radio" name={`f-${q.id}`} id={`f-${q.id}${point === from ? "" : `-${point}`}`} checked={entry.point === point} aria-describedby={describedBy}
                onChange={() => onChange({ point })} />
              <span>{figure(point)}{text && <span class="hidden">{w.colon}<Words text={text} /></span>}</span>
            </label>
          );
        })}
      </div>
      {end(to, high)}
    </div>
  );
}
