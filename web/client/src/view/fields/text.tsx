// text: as many lines as needed, with the characters that are left.

import { useEffect, useRef } from "preact/hooks";
import { codePoints } from "../limits.ts";
import type { FieldProps } from "../question.tsx";
import { useReader } from "../reader.ts";

export function TextField({ q, entry, onChange, wrong, describedBy }: FieldProps) {
  return (
    <>
      <textarea id={`f-${q.id}`} rows={q.max > 300 ? 6 : 3} autocomplete="off" dir="auto" value={entry.typed ?? ""}
        aria-invalid={wrong ? "true" : undefined} aria-describedby={describedBy} onInput={(e) => onChange({ typed: e.currentTarget.value })} />
      <Count id={`c-${q.id}`} text={entry.typed ?? ""} max={q.max} />
    </>
  );
}

const pause = 1000; // milliseconds without a key, after which a screen reader is free to listen

/** The characters that are left. Said aloud when a person stops typing and has come near the end. */
export function Count({ id, text, max }: { id: string; text: string; max: number }) {
  const { w, say } = useReader();
  const left = max - codePoints(text);
  const words = left < 0 ? w.over(-left) : w.left(left);
  const typed = useRef(text);
  useEffect(() => {
    if (text === typed.current || left > max / 5) return;
    typed.current = text;
    const timer = setTimeout(() => say(words), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return <p class={left < 0 ? "count over" : "count"} id={id}>{words}</p>;
}
