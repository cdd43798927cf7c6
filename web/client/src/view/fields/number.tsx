// number: one line, with comma or point.

import type { FieldProps } from "../question.tsx";
import { numberEntry } from "./typed.ts";

export function NumberField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  const keyboard = q.min < 0 ? "text" : q.decimals > 0 ? "decimal" : "numeric"; // some numeric keyboards have no minus
  return (
    <input class="field short" id={`f-${q.id}`} type="text" inputMode={keyboard} autocomplete="off" dir="auto" value={entry.typed ?? ""}
      aria-invalid={wrong ? "true" : undefined} aria-describedby={describedBy} onInput={(e) => onChange(numberEntry(q, e.currentTarget.value))} />
  );
}
