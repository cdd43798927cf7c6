// Stands where a part of the booth is needed that may still be on its way, or its words: as a step, or within one.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { site } from "./brand.ts";
import { Heading } from "./heading.tsx";
import { part, usePart } from "./parts.ts";
import type { Code } from "./parts.ts";
import { useReader } from "./reader.ts";
import type { Kind } from "./voice.ts";

interface Props<K extends keyof Code> { name: K; within?: boolean; children: (part: Code[K]) => ComponentChildren }

const speaks: Record<keyof Code, readonly Kind[]> = {
  fields: ["fields"], sending: ["sending"], unsent: ["sending", "unusual"], receipt: ["sending", "unusual", "receipt"], qr: ["receipt"],
  codes: ["sending", "unusual", "codes"], sensitive: [],
};

export function Later<K extends keyof Code>({ name, within, children }: Props<K>) {
  const { w, words, need, lost } = useReader();
  const arrived = usePart(name);
  const [failed, setFailed] = useState(false);
  const ask = () => {
    setFailed(false);
    Promise.all([name === "fields" || part(name), need(...speaks[name])]).catch(() => setFailed(true));
  };
  useEffect(ask, [name]);
  if (arrived && speaks[name].every((kind) => words[kind])) return <>{children(arrived)}</>;
  const missing = failed || lost;
  const title = missing ? w.partTitle : w.loading;
  return (
    <div class={within ? "" : "stop"}>
      {!within && <Heading step={title} title={`${title} – ${site}`}>{title}</Heading>}
      {missing ? <><p class="lead">{w.partText}</p><button type="button" class="button" onClick={ask}>{w.tryAgain}</button></> : <div class="wait" />}
    </div>
  );
}
