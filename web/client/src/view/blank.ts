// Whether anything was entered.

import type { Entry } from "./draft.ts";

export function isBlank({ read: _, ...entry }: Entry = {}): boolean {
  return !Object.values(entry).some((v) => (typeof v === "number" ? true : Object.values(v as object).join("") !== ""));
}
