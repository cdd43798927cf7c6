// The small Markdown of docs/formats.md §5: text → tree. The view makes elements of it, never HTML strings. There is no wrong
// Markdown: what has no meaning is plain text.

export type Block = { p: Inline[] } | { ul: Inline[][] };
export type Inline = string | { em: Inline[] } | { strong: Inline[] } | { a: Inline[]; href: string };

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = []; // of the paragraph that is being read
  let items: Inline[][] | null = null; // of the list that is being read
  const flush = () => {
    if (lines.length > 0) blocks.push({ p: inlines(lines.join(" "), []) });
    lines = [];
  };
  for (const line of source.split("\n").map((l) => l.replace(/^ +| +$/g, ""))) {
    if (line.startsWith("- ")) {
      flush();
      if (items === null) blocks.push({ ul: (items = []) });
      items.push(inlines(line.slice(2).replace(/^ +/, ""), []));
      continue;
    }
    items = null;
    if (line === "") flush();
    else lines.push(line);
  }
  flush();
  return blocks;
}

type Kind = "em" | "strong" | "a";

// [words](url); a backslash hides a bracket in the words.
const link = /^\[((?:\\[^]|[^[\]\\])+)\]\((https:\/\/[!#-'*-;=?-~]*)\)/u;

const maxURL = 2000; // characters

// Reads text from left to right; within says which inlines it stands in.
function inlines(text: string, within: Kind[]): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  const add = (inline: Inline) => {
    if (plain !== "") out.push(plain);
    plain = "";
    out.push(inline);
  };
  let rest = text;
  const skip = (n: number) => {
    plain += rest.slice(0, n);
    rest = rest.slice(n);
  };
  while (rest !== "") {
    const linked = rest.startsWith("[") && !within.includes("a") ? link.exec(rest) : null;
    const mark = delimiter(rest);
    if (isEscaped(rest)) {
      rest = rest.slice(1);
      skip(1);
    } else if (linked !== null && (linked[2] ?? "").length <= maxURL) {
      add({ a: inlines(linked[1] ?? "", [...within, "a"]), href: linked[2] ?? "" });
      rest = rest.slice(linked[0].length);
    } else if (mark === "") {
      skip(1);
    } else {
      const kind = mark === "*" ? "em" : "strong";
      const end = closer(rest, mark);
      if (end < 0 || within.includes(kind)) {
        skip(mark.length);
        continue;
      }
      const inner = inlines(rest.slice(mark.length, end), [...within, kind]);
      add(kind === "em" ? { em: inner } : { strong: inner });
      rest = rest.slice(end + mark.length);
    }
  }
  return plain === "" ? out : [...out, plain];
}

// Whether the text begins with a backslash and a character that it makes plain.
function isEscaped(text: string): boolean {
  return /^\\[\\*[\]()-]/.test(text);
}

function delimiter(text: string, at = 0): "**" | "*" | "" {
  return text.startsWith("**", at) ? "**" : text.startsWith("*", at) ? "*" : "";
}

// Where the first mark stands that closes the one at the beginning; −1 if there is none, or nothing before it.
function closer(text: string, mark: string): number {
  for (let at = mark.length; at < text.length; ) {
    const found = delimiter(text, at);
    if (found === mark) return at > mark.length ? at : -1;
    at += isEscaped(text.slice(at, at + 2)) ? 2 : Math.max(1, found.length);
  }
  return -1;
}
