// The rules of one question: docs/formats.md §3.

import type { Check } from "./check_text.ts";
import { checkCounting } from "./counting.ts";
import { otherID } from "./definition.ts";
import type { Condition, Option, Question } from "./definition.ts";
import { takes } from "./members.ts";

const maxPoints = 21;
const maxEnd = 100; // of a scale, from zero

// A question that conditions may name, with the position of each of its values in the definition.
type Sources = Map<string, { type: Question["type"]; sensitive: boolean; position: Map<string | number, number> }>;

// Judges one question; ids and sources are those of the earlier ones, and this one is put into them.
export function checkQuestion(c: Check, path: string, q: Question, ids: Set<string>, sources: Sources): void {
  c.id(`${path}.id`, q.id, ids);
  c.text(`${path}.ask`, q.ask, 500);
  if (q.help !== undefined) c.text(`${path}.help`, q.help, 1000, true);
  if (q.showIf?.length === 0) c.add(`${path}.show_if`, "too_few");
  for (const condition of q.showIf ?? []) checkCondition(c, `${path}.show_if.${condition.source}`, condition, sources);
  checkSensitive(c, path, q);
  checkLists(c, path, q);
  checkBounds(c, path, q);
  checkCounting(c, path, q);
  // The first question of an id is the one that conditions mean.
  if (!sources.has(q.id)) sources.set(q.id, { type: q.type, sensitive: q.epsilon !== undefined, position: positions(q) });
}

function positions(q: Question): Map<string | number, number> {
  const position = new Map<string | number, number>();
  if (q.type === "choice" || q.type === "choices") {
    q.options.forEach((o, i) => position.set(o.id, i));
    if (q.other) position.set(otherID, q.options.length);
  }
  if (q.type === "scale") {
    for (let n = Math.max(q.from, -maxEnd); n <= Math.min(q.to, maxEnd); n++) position.set(n, n);
  }
  return position;
}

// The source must be an earlier question of a fitting type, the values ones it can have, in its order, none twice.
function checkCondition(c: Check, path: string, condition: Condition, sources: Sources): void {
  const source = sources.get(condition.source);
  if (source === undefined || source.sensitive || !["choice", "choices", "scale"].includes(source.type)) return c.add(path, "bad_condition");
  const values: (string | number)[] = condition.points ?? condition.options;
  if (values.length === 0) c.add(path, "too_few");
  const found = values.map((v) => source.position.get(v));
  let good = true;
  values.forEach((v, i) => {
    const code = found[i] === undefined ? "bad_condition" : values.indexOf(v) < i ? "duplicate" : null;
    if (code !== null) c.add(`${path}[${i}]`, code);
    good &&= code === null;
  });
  const sorted = found.every((at, i) => i === 0 || (at ?? 0) >= (found[i - 1] ?? 0));
  if (good && !sorted) c.add(path, "bad_order");
}

// Whoever sees what a condition on it shows or hides would see what was answered, and words of one's own cannot be drawn by lot.
function checkSensitive(c: Check, path: string, q: Question): void {
  if (q.epsilon === undefined) return;
  if (q.other) c.add(`${path}.sensitive`, "not_allowed");
  c.number(`${path}.sensitive.epsilon`, q.epsilon, 100, 100_000);
}

function checkLists(c: Check, path: string, q: Question): void {
  if (takes(q.type, "options")) checkOptions(c, `${path}.options`, q.options, q.type === "grades" ? 1 : 2, 200);
  if (q.type === "matrix") checkOptions(c, `${path}.rows`, q.rows, 1, 100);
  if (q.type === "grades") checkOptions(c, `${path}.grades`, q.grades, 2, 20);
  if (q.other) c.number(`${path}.other_max`, q.otherMax, 1, 500);
}

function checkOptions(c: Check, path: string, options: Option[], least: number, most: number): void {
  c.length(path, options.length, least, most);
  const taken = new Set<string>();
  options.forEach((o, i) => {
    c.id(`${path}[${i}].id`, o.id, taken);
    c.text(`${path}[${i}].label`, o.label, 500);
    if (o.help !== undefined) c.text(`${path}[${i}].help`, o.help, 1000);
  });
}

function checkBounds(c: Check, path: string, q: Question): void {
  const most = q.options.length + (q.other ? 1 : 0);
  const largest = Number.MAX_SAFE_INTEGER;
  switch (q.type) {
    case "choices":
      return checkEnds(c, path, q, [0, most], [1, most]);
    case "number":
    case "date": // whatever can be written is in range
      return checkEnds(c, path, q, [-largest, largest], [-largest, largest]);
    case "text":
      return void c.number(`${path}.max`, q.max, 1, 5000);
    case "scale":
      return checkScale(c, path, q);
  }
}

// min and max, each by its own limits.
function checkEnds(c: Check, path: string, q: Question, min: [number, number], max: [number, number]): void {
  const minFits = c.number(`${path}.min`, q.min, ...min);
  const maxFits = c.number(`${path}.max`, q.max, ...max);
  if (minFits && maxFits && q.min > q.max) c.add(`${path}.min`, "bad_order");
}

function checkScale(c: Check, path: string, q: Question): void {
  const from = c.number(`${path}.from`, q.from, -maxEnd, maxEnd);
  const to = c.number(`${path}.to`, q.to, -maxEnd, maxEnd);
  if (from && to && q.from >= q.to) c.add(`${path}.from`, "bad_order");
  else if (from && to && q.to - q.from >= maxPoints) c.add(`${path}.to`, "out_of_range");
  if (q.low === undefined && q.high === undefined) return;
  c.text(`${path}.low`, q.low, 100);
  c.text(`${path}.high`, q.high, 100);
}
