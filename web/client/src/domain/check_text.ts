// The rules for ids, texts, numbers and lists: docs/formats.md §3.

import { otherID } from "./definition.ts";
import type { Text } from "./definition.ts";
import { member } from "./fault.ts";
import type { Faults } from "./fault.ts";
import { lengthOf, sortedKeys } from "./json.ts";

export interface Check {
  add(path: string, code: string): void;
  // An id; where taken is given, it must not be in it, and is put into it.
  id(path: string, id: string, taken?: Set<string>): void;
  // A text: every language there and no other, each translation as line judges it.
  text(path: string, text: Text | undefined, most: number, multiline?: boolean): void;
  // A string that must not be empty; most in code points.
  line(path: string, s: string, most: number, multiline?: boolean): void;
  // An integer by its limits, both included. Returns whether it fits.
  number(path: string, n: number, least: number, most: number): boolean;
  // The length of a list.
  length(path: string, n: number, least: number, most: number): void;
}

// Some YAML readers take these words for something else, and other is the line of text that a choice may end with.
const reserved = ["yes", "no", "true", "false", "null", "on", "off", otherID];

// Control characters, and the bidirectional controls that make a text read otherwise than it is.
const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

// The rules, adding to faults; languages are what texts are judged by.
export function checkOf(faults: Faults, languages: string[]): Check {
  const add = (path: string, code: string) => faults.add(path, code);
  const line: Check["line"] = (path, s, most, multiline = false) => {
    const length = lengthOf(s);
    if (length === 0) add(path, "empty");
    else if (length > most) add(path, "too_long");
    else if (forbidden.test(multiline ? s.replace(/\n/g, "") : s)) add(path, "bad_character");
  };
  return {
    add,
    line,
    id(path, id, taken) {
      if (!/^[a-z][a-z0-9_]{0,31}$/.test(id)) add(path, "bad_id");
      else if (reserved.includes(id)) add(path, "reserved_id");
      else if (taken?.has(id) === true) add(path, "duplicate_id");
      taken?.add(id);
    },
    text(path, text, most, multiline) {
      if (text === undefined) return add(path, "missing");
      for (const tag of languages) {
        const s = text.get(tag);
        if (s === undefined) add(member(path, tag), "missing_translation");
        else line(member(path, tag), s, most, multiline);
      }
      for (const tag of sortedKeys(text)) {
        if (!languages.includes(tag)) add(member(path, tag), "unknown_language");
      }
    },
    number(path, n, least, most) {
      const fits = n >= least && n <= most;
      if (!fits) add(path, "out_of_range");
      return fits;
    },
    length(path, n, least, most) {
      if (n < least) add(path, "too_few");
      if (n > most) add(path, "too_many");
    },
  };
}
