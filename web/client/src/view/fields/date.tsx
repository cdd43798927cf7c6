// date: three fields, because a calendar is no help for a day that one knows.

import type { DateFields } from "../draft.ts";
import { range } from "../limits.ts";
import type { FieldProps } from "../question.tsx";
import { useReader, useWords } from "../reader.ts";
import { formatDate } from "../../domain/values.ts";

export function DateField({ q, entry, onChange, wrong }: Omit<FieldProps, "describedBy">) {
  const { w, locale } = useReader();
  const s = useWords("sending");
  const date = entry.date ?? { day: "", month: "", year: "" };
  const [year, month, day] = formatDate(q.max).split("-");
  const part = (key: keyof DateFields, label: string, look: string, id: string) => (
    <div>
      <label for={id}>{label}</label>
      <input class={`field ${look}`} id={id} type="text" inputMode="numeric" autocomplete="off" value={date[key]}
        aria-invalid={wrong ? "true" : undefined} aria-describedby={key === "day" ? `t-${q.id}` : undefined}
        onInput={(e) => onChange({ date: { ...date, [key]: e.currentTarget.value } })} />
    </div>
  );
  return (
    <>
      <p class="hint" id={`t-${q.id}`}>{w.between(...range(q, locale))} {s.example(`${day} ${month} ${year}`)}</p>
      <div class="date">
        {part("day", s.day, "", `f-${q.id}`)}
        {part("month", s.month, "", `f-${q.id}-month`)}
        {part("year", s.year, "year", `f-${q.id}-year`)}
      </div>
    </>
  );
}
