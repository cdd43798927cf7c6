// The booth's own words: none missing, none left in English, and each as its language is written.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { beside, ownLanguages, preferred } from "../src/i18n/index.ts";
import type { Words } from "../src/i18n/index.ts";
import { dirOf, localeOf } from "../src/i18n/locale.ts";
import { lostWords } from "../src/i18n/lost.ts";
import { pluralForms } from "../src/i18n/speech.ts";
import { notEmpty } from "./vectors.ts";

const reader = { languages: [] as string[] };
Object.defineProperty(globalThis, "navigator", { value: reader, configurable: true });

const folder = join(process.env["VECTORS"] ?? "", "../../web/client/src/i18n");
// Every string and function, by a path such as "sending.refusals.closed".
type Leaf = string | ((...args: unknown[]) => string);
const wordsOf = async (lang: string) => (await import(`../src/i18n/${lang}.ts`)) as Words; // by part
async function leaves(lang: string): Promise<Map<string, Leaf>> {
  const found = new Map<string, Leaf>();
  const walk = (path: string, value: unknown) => {
    if (typeof value === "string" || typeof value === "function") found.set(path, value as Leaf);
    else for (const [key, inner] of Object.entries(value as object)) walk(`${path}.${key}`, inner);
  };
  for (const [part, words] of Object.entries(await wordsOf(lang)).sort()) walk(part, words);
  return new Map(notEmpty([...found], "words"));
}

// The arguments are numbers that every language writes with the same digits; where a function wants something else, it is here.
const figures = [7003, 8011, 9104, 6125];
const others: Record<string, unknown[]> = { "receipt.evidence": [{ receipt: 7003, log: 8011, journal: 9104 }, true] };
const argumentsOf = (path: string, f: Function) => others[path] ?? figures.slice(0, f.length);
const said = (path: string, leaf: Leaf) => (typeof leaf === "string" ? leaf : leaf(...argumentsOf(path, leaf)));

test("every language has a file with the same parts, its plural forms and a last word", async () => {
  const files = readdirSync(folder).map((name) => name.replace(".ts", ""));
  assert.deepEqual(files.sort(), [...ownLanguages, "index", "locale", "lost", "speech"].sort());
  assert.deepEqual(Object.keys(lostWords).sort(), [...ownLanguages].sort());
  const parts = Object.keys(await wordsOf("en")).sort();
  for (const lang of ownLanguages) {
    assert.deepEqual(Object.keys(await wordsOf(lang)).sort(), parts, lang);
    assert.deepEqual([...pluralForms[lang]].sort(), new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort(), lang);
  }
});

// What is the same in both languages by right.
const alike: Record<string, string[]> = {
  fr: ["first.contact", "first.page", "fields.rankPlace"],
  de: ["first.colon"],
  es: ["first.colon", "first.error", "sending.no"],
  ar: ["first.colon", "sending.receiptFile", "receipt.evidenceFile"], // names of files are in Latin letters
};

for (const lang of ownLanguages) {
  test(`no word is missing, empty or left in English, and every function says what it is given: ${lang}`, async () => {
    const english = await leaves("en");
    const own = await leaves(lang);
    assert.deepEqual([...own.keys()], [...english.keys()]);
    const same: string[] = [];
    for (const [path, leaf] of own) {
      const original = english.get(path)!;
      assert.equal(typeof leaf, typeof original, path);
      if (typeof leaf === "function") assert.equal(leaf.length, (original as Function).length, `${path} takes other arguments`);
      const words = said(path, leaf);
      assert.ok(words.trim() !== "" && !/undefined|null|NaN|\[object|#/.test(words), `${path}: ${words}`);
      if (words === said(path, original)) same.push(path);
      if (typeof leaf === "string") continue;
      const digits = words.replace(/[^0-9]/g, " ").replace(/(\d) (?=\d{3})/g, "$1");
      for (const arg of JSON.stringify(argumentsOf(path, leaf)).match(/\d+/g) ?? []) assert.ok(digits.includes(arg), `${path} leaves out ${arg}: ${words}`);
    }
    if (lang !== "en") assert.deepEqual(same.sort(), (alike[lang] ?? []).sort());
  });

  test(`every count has a form: ${lang}`, async () => {
    const counts = [...Array(131).keys(), 1000, 1_000_000, 2_000_000];
    for (const [path, leaf] of await leaves(lang)) {
      if (typeof leaf === "string" || others[path]) continue;
      for (const n of counts) {
        const words = leaf(...Array(leaf.length).fill(n));
        assert.doesNotMatch(words, /undefined|#/, `${path} of ${n}`);
      }
    }
  });
}

const typography: Record<string, { wrong: RegExp; why: string }[]> = {
  fr: [
    { wrong: /[^\u202f][;!?](\s|$)|[^\u00a0]:(\s|$)/u, why: "a mark without its space" },
    { wrong: /«[^\u202f]|[^\u202f]»/u, why: "a quotation without its spaces" },
    { wrong: /'/, why: "a straight apostrophe" },
  ],
  de: [{ wrong: /["'“](?=\p{L})|[^ ]…/u, why: "quotation marks, or an ellipsis, that are not German" }, { wrong: /\b(du|dein|deine|dich|dir)\b/i, why: "informal" }],
  es: [{ wrong: /^[^¿]*\?|^[^¡]*!/, why: "a question that does not begin" }, { wrong: /["'“]/, why: "quotation marks that are not Spanish" }, { wrong: /\b(tú|tu|tus|vosotros)\b/i, why: "informal" }],
  ar: [{ wrong: /[,;?]/, why: "a mark of the Latin script" }, { wrong: /[٠-٩]/, why: "digits that differ from the page's" }],
};

for (const [lang, rules] of Object.entries(typography)) {
  test(`what is said is written as the language is: ${lang}`, async () => {
    for (const [path, leaf] of await leaves(lang)) {
      const words = said(path, leaf).replace(/7.?003|8.?011|9.?104|6.?125/g, "7");
      for (const { wrong, why } of rules) assert.doesNotMatch(words, wrong, `${path} has ${why}: ${words}`);
      if (lang === "ar" && !alike.ar!.includes(path)) assert.match(words, /\p{Script=Arabic}/u, path);
    }
  });
}

test("Arabic counts in six forms", async () => {
  const extent = (await leaves("ar")).get("first.extent") as (questions: number, pages: number) => string;
  const begins = (n: number) => extent(n, n).split(".")[0];
  assert.deepEqual([0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111].map(begins), [
    "0 سؤال في 0 صفحة", "سؤال واحد في صفحة واحدة", "سؤالان في صفحتين", "3 أسئلة في 3 صفحات", "10 أسئلة في 10 صفحات", "11 سؤالًا في 11 صفحة",
    "99 سؤالًا في 99 صفحة", "100 سؤال في 100 صفحة", "102 سؤال في 102 صفحة", "103 أسئلة في 103 صفحات", "111 سؤالًا في 111 صفحة",
  ]);
});

test("the poll's language decides what the booth speaks, else the reader's", () => {
  reader.languages = ["ar-EG", "fr"];
  assert.equal(beside("fr"), "fr");
  assert.equal(beside("de-AT"), "de");
  assert.equal(beside("br"), "ar");
  reader.languages = ["br"];
  assert.equal(beside("br"), "en");
  assert.equal(preferred(["pt", "es-MX"], ["en", "es"]), "es");
  assert.equal(preferred(["de-CH"], ["de-AT", "de-CH"]), "de-CH");
  assert.equal(preferred(["pt"], ["fr", "en"]), "fr");
});

test("numbers and dates are the reader's own, with the digits of the page", () => {
  reader.languages = ["ar-EG", "fr-CH"];
  assert.equal(new Intl.NumberFormat(localeOf("ar")).format(1234), "1,234");
  assert.match(new Intl.DateTimeFormat(localeOf("ar"), { dateStyle: "long", timeZone: "UTC" }).format(0), /^1 يناير 1970$/);
  assert.equal(localeOf("fr"), "fr-CH-u-ca-gregory-nu-latn");
  assert.equal(localeOf("de"), "de-u-ca-gregory-nu-latn");
});

test("a language is written from right to left by its script", () => {
  const tags = ["ar", "ar-EG", "he", "fa-IR", "ur", "ckb", "yi", "az-Arab", "pa-Arab-PK", "en", "fr", "tr", "ar-Latn", "uz-Cyrl", "arn", "fas"];
  assert.deepEqual(tags.map(dirOf), [...Array(9).fill("rtl"), ...Array(7).fill("ltr")]);
});
