// number: one line, comma or point. text: as many as needed, with the characters that are left.

import { codePoints, range } from "../limits.ts";
import type { FieldProps } from "../question.tsx";
import { useReader } from "../reader.ts";

export function NumberField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  const { w, locale } = useReader();
  const keyboard = q.min < 0 ? "text" : q.decimals > 0 ? "decimal" : "numeric"; // some numeric keyboards have no minus
  return (
    <>
      <p class="hint" id={`t-${q.id}`}>{w.between(...range(q, locale))}</p>
      <input class="field short" id={`f-${q.id}`} type="text" inputMode={keyboard} autocomplete="off" value={entry.typed ?? ""}
        aria-invalid={wrong ? "true" : undefined} aria-describedby={join(describedBy, `t-${q.id}`)}
        onInput={(e) => onChange({ typed: e.currentTarget.value })} />
    </>
  );
}

export function TextField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  const { w } = useReader();
  const left = q.max - codePoints(entry.typed ?? "");
  return (
    <>
      <textarea id={`f-${q.id}`} rows={q.max > 300 ? 6 : 3} autocomplete="off" value={entry.typed ?? ""}
        aria-invalid={wrong ? "true" : undefined} aria-describedby={join(describedBy, `t-${q.id}`)}
        onInput={(e) => onChange({ typed: e.currentTarget.value })} />
      <p class={left < 0 ? "count over" : "count"} id={`t-${q.id}`}>{left < 0 ? w.over(-left) : w.left(left)}</p>
    </>
  );
}

function join(...ids: (string | undefined)[]): string {
  return ids.filter(Boolean).join(" ");
}
