// How rankings and grades are counted: count, unranked, blank and tie_break of docs/formats.md §3. The booth does not count; it
// must know these members to refuse a definition that is wrong.

import type { Check } from "./check_text.ts";
import type { Question } from "./definition.ts";
import { optional } from "./object.ts";
import type { ObjectReader } from "./object.ts";

const methods: Record<string, string[]> = {
  ranking: ["schulze", "ranked_pairs", "instant_runoff", "borda", "first"],
  grades: ["majority_judgment", "mean"],
};
const omissions: Record<string, string[]> = { ranking: ["last", "abstain"], grades: ["abstain", "worst"] };

// Reads the members; has tells whether one is to be read, known whether the question's type is one.
export function readCounting(o: ObjectReader, q: Question, has: (name: string) => boolean, known: boolean): void {
  if (has("count")) optional(q, "count", o.strings("count", false));
  for (const name of ["unranked", "blank"] as const) {
    if (!has(name)) continue;
    const word = o.string(name, false);
    if (word !== undefined && known && !omissions[q.type]?.includes(word)) o.fault(name, "bad_value");
    optional(q, name, word);
  }
  if (has("tie_break")) optional(q, "tieBreak", o.strings("tie_break", false));
}

// What reading has not judged.
export function checkCounting(c: Check, path: string, q: Question): void {
  const known = methods[q.type];
  if (known === undefined) return;
  if (q.count !== undefined) checkWords(c, `${path}.count`, q.count, known, [1, known.length]);
  const ids = q.options.map((o) => o.id);
  if (q.tieBreak !== undefined) checkWords(c, `${path}.tie_break`, q.tieBreak, ids, [ids.length, ids.length]);
}

// A list of distinct words, each of them known.
function checkWords(c: Check, path: string, words: string[], known: string[], [least, most]: [number, number]): void {
  c.length(path, words.length, least, most);
  words.forEach((word, i) => {
    if (!known.includes(word)) c.add(`${path}[${i}]`, "bad_value");
    else if (words.indexOf(word) < i) c.add(`${path}[${i}]`, "duplicate");
  });
}
