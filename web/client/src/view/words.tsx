// The poll's texts, marked with their language and its direction where it is not the page's.

import type { ComponentChildren } from "preact";
import type { Text } from "../domain/definition.ts";
import { parseMarkdown } from "../domain/markdown.ts";
import type { Inline } from "../domain/markdown.ts";
import { dirOf } from "../i18n/locale.ts";
import { inWords, useReader } from "./reader.ts";

export function Words({ text }: { text: Text }) {
  const reader = useReader();
  const words = inWords(reader, text);
  return reader.lang === reader.ui ? <>{words}</> : <span lang={reader.lang} dir={dirOf(reader.lang)}>{words}</span>;
}

export function Markdown({ text }: { text: Text }) {
  const reader = useReader();
  const blocks = parseMarkdown(inWords(reader, text)).map((block) =>
    "p" in block ? <p>{inlines(block.p)}</p> : <ul>{block.ul.map((item) => <li>{inlines(item)}</li>)}</ul>);
  return reader.lang === reader.ui ? <>{blocks}</> : <div lang={reader.lang} dir={dirOf(reader.lang)}>{blocks}</div>;
}

function inlines(list: Inline[]): ComponentChildren[] {
  return list.map((inline) => {
    if (typeof inline === "string") return inline;
    if ("em" in inline) return <em>{inlines(inline.em)}</em>;
    if ("strong" in inline) return <strong>{inlines(inline.strong)}</strong>;
    return <Outside href={inline.href}>{inlines(inline.a)}</Outside>;
  });
}

/** A link that leads out of the booth: in a new tab, so that no answer is lost, and without saying where from. */
export function Outside({ href, children }: { href: string; children: ComponentChildren }) {
  return <a href={href} target="_blank" rel="noreferrer noopener">{children}</a>;
}
