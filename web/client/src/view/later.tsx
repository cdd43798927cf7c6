// Stands where a part of the booth is needed that may still be on its way.

import type { ComponentChildren } from "preact";
import { Heading } from "./heading.tsx";
import type { Parts } from "./parts.ts";
import { usePart } from "./parts.ts";
import { useReader } from "./reader.ts";

interface Props<K extends keyof Parts> { name: K; children: (part: Parts[K]) => ComponentChildren }

export function Later<K extends keyof Parts>({ name, children }: Props<K>) {
  const { w } = useReader();
  const { part, again } = usePart(name);
  if (part) return <>{children(part)}</>;
  const title = again ? w.partTitle : w.loading;
  return (
    <div class="stop">
      <Heading step={title} title={`${title} – Isoloir`}>{title}</Heading>
      {again ? <><p class="lead">{w.partText}</p><button type="button" class="button" onClick={again}>{w.tryAgain}</button></> : <div class="wait" />}
    </div>
  );
}
