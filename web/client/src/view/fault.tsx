// What is wrong with a field, in words beside it.

import type { ComponentChildren } from "preact";
import type { Reader } from "./reader.ts";

/** tries counts up, so that the same is said again; without it a summary says it. */
interface Props { w: Reader["w"]; id: string; tries?: number; children: ComponentChildren }

export function Fault({ w, id, tries, children }: Props) {
  return <p class="message" id={id} role={(tries && "alert") as "alert"} key={tries}><span class="hidden">{w.error}{w.colon}</span>{children}</p>;
}
