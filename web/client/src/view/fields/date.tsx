// date: three fields, because a calendar is no help for a day that one knows. They stand in the order in which the reader writes a date.

import { formatDate } from "../../domain/values.ts";
import type { DateFields } from "../draft.ts";
import type { FieldProps } from "../question.tsx";
import { useReader, useWords } from "../reader.ts";
import { formatter } from "../when.ts";
import { dateEntry } from "./typed.ts";

type Part = keyof DateFields;

export function DateField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  const { locale } = useReader();
  const f = useWords("fields");
  const date = entry.date ?? { day: "", month: "", year: "" };
  const [year, month, day] = formatDate(q.max).split("-");
  const like = { day, month, year };
  const parts = orderOf(locale);
  const bad = wrong?.code === "bad_format" ? wrong.entry.read?.wrong ?? [] : wrong ? parts : [];
  const enter = (part: Part, typed: string) => onChange(dateEntry({ ...date, [part]: typed }));
  return (
    <>
      <p class="hint" id={`d-${q.id}`}>{f.example(parts.map((part) => like[part]).join(" "))}</p>
      <div class="date">
        {parts.map((part, at) => {
          const id = `f-${q.id}-${part}`;
          const said = [at === 0 && `d-${q.id}`, bad.includes(part) && describedBy].filter(Boolean).join(" ");
          return (
            <div key={part}>
              <label for={id}>{f[part]}</label>
              <input class={`field ${part}`} id={id} type="text" inputMode="numeric" autocomplete="off" dir="auto" value={date[part]}
                aria-invalid={bad.includes(part) ? "true" : undefined} aria-describedby={said || undefined}
                onInput={(e) => enter(part, e.currentTarget.value)}
                onChange={(e) => part === "month" && enter(part, monthOf(e.currentTarget.value, locale))} />
            </div>
          );
        })}
      </div>
    </>
  );
}

function orderOf(locale: string): Part[] {
  const parts = formatter(locale, { day: "numeric", month: "numeric", year: "numeric" }).formatToParts(0).map(({ type }) => type);
  return parts.filter((type): type is Part => type === "day" || type === "month" || type === "year");
}

// A month's name, or the beginning of one and no other, as its number.
function monthOf(typed: string, locale: string): string {
  const begun = typed.trim().replace(/\.$/, "").toLocaleLowerCase(locale);
  const names = Array.from({ length: 12 }, (_, at) => formatter(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, at)).toLocaleLowerCase(locale));
  const [name, other] = names.filter((name) => name.startsWith(begun));
  return begun.length > 2 && name && !other ? String(names.indexOf(name) + 1) : typed;
}
