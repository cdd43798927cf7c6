// What esbuild makes of the sources: files by name, and which of them holds which part.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";
import { lean } from "../lean.mjs";
import { shortKeys } from "./keys.mjs";

export const client = join(dirname(fileURLToPath(import.meta.url)), "..");
export const dist = join(client, "../static/dist");

const shared = {
  absWorkingDir: client,
  outdir: dist,
  entryNames: "[name]",
  bundle: true,
  format: "esm",
  target: ["chrome90", "firefox91", "safari14.1"],
  minify: true,
  legalComments: "none",
  charset: "utf8",
  write: false,
  jsx: "automatic",
  jsxImportSource: "preact",
};
const short = shortKeys(client); // for what is ours alone

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64");

// The name that a file has for ever. It begins like the file's integrity, so that the shell, which has both, compresses well.
const named = (name, extension, bytes) => ({ name: `assets/${name}-${sha256(bytes).replace(/[+/]/g, "").slice(0, 8)}.${extension}`, bytes });

// Terser takes another 3 to 4 % off what esbuild minified.
async function smaller(script) {
  const { code } = await minify(script, { module: true, ecma: 2020, compress: { passes: 3, inline: 1 }, format: { comments: false } });
  return code;
}

async function outputs(result, { format } = shared) {
  return Promise.all(result.outputFiles.map(async (f) => {
    const [file, name, extension] = /^(.*)\.([a-z]+)$/.exec(basename(f.path));
    const bytes = Buffer.from(extension === "js" && format === "esm" ? await smaller(f.text) : f.contents);
    return { ...named(name, extension, bytes), file };
  }));
}

async function single(options) {
  const all = { ...shared, ...options };
  const [file] = await outputs(await build(all), all);
  return file;
}

// A style sheet that a script brings: its rules as an array. What stands around other rules would be cut in pieces.
const rules = {
  name: "rules",
  setup: (b) => b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
    const { code } = await b.esbuild.transform(readFileSync(path), { ...only(shared, "target", "minify", "charset"), loader: "css" });
    if (code.includes("@")) throw new Error(`${basename(path)} may hold only rules without another around them`);
    return { contents: `export default ${JSON.stringify(code.match(/[^}]+\}/g).map((rule) => rule.trim()))}` };
  }),
};
const only = (object, ...keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));

/** Other people's cryptography, fetched right after the first picture. */
export const age = () => single({ entryPoints: [{ in: "src/domain/primitives.ts", out: "age" }], plugins: [lean] });

/** For browsers that do not run modules. */
export const old = () => single({ entryPoints: [{ in: "src/old.js", out: "old" }], format: "iife", target: "es5" });

export const icon = () => single({ entryPoints: [{ in: "src/icon.svg", out: "icon" }], loader: { ".svg": "copy" } });

/** What Firefox before 102 lacks. */
export const streams = () => single({ entryPoints: [{ in: "src/streams.ts", out: "streams" }] });

/** The script that stands in the shell, for every browser that runs modules. */
export const early = async () => (await single({ entryPoints: [{ in: "src/early.ts", out: "early" }], target: "es2017", define: { globalThis: "self" } })).bytes.toString().trim();

export const style = async () => (await single({ entryPoints: [{ in: "src/style.css", out: "style" }] })).bytes.toString().trim();

/** The view library alone, as much of it as the booth uses. */
export const library = () => single({
  stdin: {
    contents: 'export { render, createContext } from "preact"; export { jsx, jsxs, Fragment } from "preact/jsx-runtime"; ' +
      'export { useCallback, useContext, useEffect, useErrorBoundary, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";',
    resolveDir: client,
  },
});

const bundled = ["file", "sensitive"]; // words that stand in the code that says them
const wordParts = () => [...readFileSync(join(client, "src/i18n/en.ts"), "utf8").matchAll(/^export const (\w+)/gm)].map(([, part]) => part).filter((part) => !bundled.includes(part)).sort();
const languagesOfWords = () => readdirSync(join(client, "src/i18n")).filter((name) => /^..\.ts$/.test(name)).map((name) => basename(name, ".ts")).sort();

/** The whole booth as one script, with the words of all languages, for a page that is a file. */
export async function whole() {
  const languages = languagesOfWords();
  const given = 'import { provide } from "./src/view/parts.ts";\n' + languages.map((language) => `import * as ${language} from "./src/i18n/${language}.ts";\n` +
    wordParts().map((part) => `provide("words-${part}-${language}", ${language}.${part});\n`).join("")).join("");
  const plugin = {
    name: "file",
    setup: (b) => {
      b.onResolve({ filter: /^words-given$/ }, () => ({ path: "words-given", namespace: "given" }));
      b.onLoad({ filter: /.*/, namespace: "given" }, () => ({ contents: given, resolveDir: client }));
      b.onResolve({ filter: /\/main\.tsx$/ }, () => ({ path: join(client, "src/file.tsx") }));
    },
  };
  const stdin = { contents: 'import "words-given";\nimport "./src/fields.tsx";\nimport "./src/receipt.tsx";\nimport "./src/qr.tsx";\nimport "./src/codes.tsx";\nimport "./src/sensitive.tsx";\nimport "./src/streams.ts";', resolveDir: client };
  return (await single({ stdin, plugins: [plugin, lean, rules] })).bytes.toString().trim();
}

/** The words: a file for each part of the booth in each language, of what src/i18n/<language>.ts exports by the part's name. */
export async function words() {
  const made = wordParts().filter((part) => part !== "fields").flatMap((part) => languagesOfWords().map((language) => ({ part, language })));
  return Promise.all(made.map(async ({ part, language }) => {
    const contents = `export { ${part} as words } from "./src/i18n/${language}.ts";`;
    const { bytes } = await single({ ...short, stdin: { contents, resolveDir: client } });
    return { part, language, ...named(`words-${part}-${language}`, "js", bytes) };
  }));
}

/** The part of the code with the fields that only some polls have, in one file for each language with its words and the first. */
export async function fielded(code, booth) {
  const given = {
    name: "fields-given",
    setup: (b) => {
      b.onResolve({ filter: /^fields-given$/ }, () => ({ path: "fields-given", namespace: "given", sideEffects: true }));
      b.onLoad({ filter: /.*/, namespace: "given" }, () => ({ contents: code.bytes.toString(), resolveDir: client }));
      b.onResolve({ filter: /\/booth-\w+\.js$/ }, () => ({ path: "./" + basename(booth.name), external: true }));
    },
  };
  return Promise.all(languagesOfWords().map(async (language) => {
    const contents = `import "fields-given"; export { first, fields as words } from "./src/i18n/${language}.ts";`;
    const { bytes } = await single({ ...short, stdin: { contents, resolveDir: client }, plugins: [given] });
    return { part: "fields", language, ...named(`words-fields-${language}`, "js", bytes) };
  }));
}

/** Names files, as the shell names others, for parts.ts. */
export function more(files) {
  const links = files.map(({ name, bytes }) => [name, "sha256-" + sha256(bytes)]);
  const script = `for(const[n,integrity]of${JSON.stringify(links)})document.head.append(Object.assign(document.createElement("link"),{rel:"later",href:"/"+n,integrity}))`;
  return named("more", "js", Buffer.from(script));
}

/** The parts of code, { part: source }, of which each imports one before it: a file for each, by part. */
export async function code(parts, ageName) {
  const ageIsBuilt = {
    name: "age-is-built",
    setup: (b) => b.onResolve({ filter: /\/primitives\.ts$/ }, () => ({ path: "./" + basename(ageName), external: true })),
  };
  const built = await build({
    ...shared,
    ...short,
    entryPoints: Object.entries(parts).map(([out, path]) => ({ in: path, out })),
    splitting: true,
    plugins: [ageIsBuilt, rules],
    metafile: true,
  });
  return oneFilePerPart(parts, built.metafile, await outputs(built));
}

// As each part imports one before it, esbuild puts all of a part into one file, and leaves beside it an entry that only imports
// that file. Here the file gets the part's name, and the entry is dropped.
function oneFilePerPart(parts, metafile, files) {
  const made = {};
  const renamed = new Map();
  for (const [part, source] of Object.entries(parts)) {
    const holding = Object.entries(metafile.outputs).filter(([, { inputs }]) => inputs[source]?.bytesInOutput > 0).map(([path]) => basename(path));
    if (holding.length !== 1) throw new Error(`${source} should be in one file`);
    let script = files.find(({ file }) => file === holding[0]).bytes.toString();
    for (const [was, is] of renamed) script = script.replaceAll(was, is);
    made[part] = named(part, "js", Buffer.from(script));
    renamed.set(holding[0], basename(made[part].name));
  }
  const chunks = files.map(({ file }) => file).filter((file) => file.startsWith("chunk-") && !renamed.has(file));
  if (chunks.length > 0) throw new Error("a part has fallen into more than one file");
  return made;
}
