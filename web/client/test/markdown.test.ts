import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../src/domain/markdown.ts";
import { loadVectors, notEmpty } from "./vectors.ts";

const v = loadVectors<{ cases: { name: string; source: string; tree: unknown }[] }>("markdown.json");

test("Markdown is parsed to the tree that Go parses", () => {
  for (const c of notEmpty(v.cases, "markdown")) assert.deepEqual(parseMarkdown(c.source), c.tree, c.name);
});
