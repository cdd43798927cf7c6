// Builds the booth into ../static/dist, which the server embeds. The same sources give the same bytes: CI builds again and compares.
//
//   index.html                  the shell, with the assets' hashed names and their integrity
//   assets/booth-<hash>.js      everything up to the check of the answers, the view library, the first words in every language
//   assets/booth-<hash>.css, assets/icon-<hash>.svg
//   assets/old-<hash>.js        for browsers that do not run modules; no other fetches it
//
// and what comes later, which the shell names for src/view/parts.ts:
//
//   assets/age-<hash>.js        other people's cryptography   } fetched right after the first picture
//   assets/sending-<hash>.js    from the check to the receipt }
//   assets/receipt-<hash>.js    what a receipt is good for; fetched by those who have one
//
// Each also stands there compressed, as .br and .gz. Whatever else lies in dist is removed.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { lean } from "./lean.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../static/dist");

// Bytes, compressed by brotli. whole: everything that one visit fetches to answer and send. ours: what we wrote of what must be there
// before the first question can be answered, shell and style included.
const budget = { whole: 60 * 1024, ours: 20 * 1024 };

const shared = {
  absWorkingDir: here,
  outdir: dist,
  entryNames: "assets/[name]-[hash]",
  chunkNames: "assets/[name]-[hash]",
  bundle: true,
  format: "esm",
  target: ["es2020", "chrome90", "firefox91", "safari14.1"],
  minify: true,
  legalComments: "none",
  charset: "utf8",
  write: false,
  jsx: "automatic",
  jsxImportSource: "preact",
};
const outputs = (result) => result.outputFiles.map((f) => ({ name: relative(dist, f.path), bytes: Buffer.from(f.contents) }));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

const [age] = outputs(await build({ ...shared, entryPoints: [{ in: "src/domain/primitives.ts", out: "age" }], plugins: [lean] }));
const ageIsBuilt = {
  name: "age-is-built",
  setup: (b) => b.onResolve({ filter: /\/primitives\.ts$/ }, () => ({ path: "./" + basename(age.name), external: true })),
};
const parts = { booth: "src/main.tsx", sending: "src/sending.tsx", receipt: "src/receipt.tsx" };
const boothBuild = await build({
  ...shared,
  entryPoints: [
    ...Object.entries(parts).map(([out, path]) => ({ in: path, out })),
    { in: "src/style.css", out: "booth" }, { in: "src/icon.svg", out: "icon" },
  ],
  loader: { ".svg": "copy" },
  splitting: true,
  plugins: [ageIsBuilt],
  metafile: true,
});
const [old] = outputs(await build({ ...shared, format: "iife", target: "es5", entryPoints: [{ in: "src/old.js", out: "old" }] }));

// As each part imports the one before it, esbuild puts all of a part into one file, and leaves beside it an entry that only imports
// that file. Here the file gets the part's name, and the entry is dropped.
const files = new Map([age, old, ...outputs(boothBuild)].map(({ name, bytes }) => [name, bytes]));
const holding = (source) => Object.entries(boothBuild.metafile.outputs)
  .filter(([, { inputs }]) => inputs[source]?.bytesInOutput > 0).map(([path]) => basename(path));
const scripts = {};
for (const [part, source] of Object.entries(parts)) {
  const [file, ...more] = holding(source);
  if (!file || more.length > 0) throw new Error(`${source} should be in one file`);
  scripts[part] = "assets/" + file.replace(/^[a-z]+/, part);
  for (const name of files.keys()) if (name.startsWith(`assets/${part}-`) && name.endsWith(".js") && basename(name) !== file) files.delete(name);
  for (const [name, bytes] of [...files]) {
    files.delete(name);
    files.set(name.replace(file, basename(scripts[part])), name.endsWith(".js") ? Buffer.from(bytes.toString().replaceAll(file, basename(scripts[part]))) : bytes);
  }
}
if ([...files.keys()].some((name) => name.startsWith("assets/chunk-"))) throw new Error("a part has fallen into more than one file");

const find = (name, extension) => [...files.keys()].find((n) => n.startsWith(`assets/${name}-`) && n.endsWith(extension));
const style = find("booth", ".css");
const integrity = (name) => "sha256-" + createHash("sha256").update(files.get(name)).digest("base64");
const later = (name) => `<link rel="later" href="/${name}" integrity="${integrity(name)}">`;

const marks = {
  "<!-- build:icon -->": `<link rel="icon" type="image/svg+xml" href="/${find("icon", ".svg")}">`,
  "<!-- build:style -->": `<link rel="stylesheet" href="/${style}" integrity="${integrity(style)}">`,
  "<!-- build:scripts -->": `<script type="module" src="/${scripts.booth}" integrity="${integrity(scripts.booth)}"></script>\n` +
    `<script nomodule src="/${old.name}" integrity="${integrity(old.name)}"></script>`,
  "<!-- build:later -->": [age.name, scripts.sending, scripts.receipt].map(later).join("\n"),
};
let shell = readFileSync(join(here, "src/index.html"), "utf8");
for (const [mark, tags] of Object.entries(marks)) {
  if (shell.split(mark).length !== 2) throw new Error(`src/index.html must hold ${mark} exactly once`);
  shell = shell.replace(mark, () => tags);
}
files.set("index.html", Buffer.from(shell));

const plain = [...files.keys()].sort();
for (const name of plain) {
  files.set(name + ".br", brotli(files.get(name)));
  files.set(name + ".gz", gzipSync(files.get(name), { level: 9 }));
}

mkdirSync(join(dist, "assets"), { recursive: true });
for (const name of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(name.parentPath ?? name.path, name.name);
  if (name.isFile() && !files.has(relative(dist, path))) rmSync(path);
}
for (const [name, bytes] of files) writeFileSync(join(dist, name), bytes);

// Ours is what the page weighs until it can be answered, less what the view library weighs alone: what nobody would have to fetch if
// it were not for us. (Compressed by itself, without the library's words to refer to, our code would weigh about 1.4 KB more.)
const small = (name) => files.get(name + ".br").length;
const sum = (...names) => names.reduce((n, name) => n + small(name), 0);
const used = 'export { render, createContext } from "preact"; export { jsx, jsxs, Fragment } from "preact/jsx-runtime"; ' +
  'export { useCallback, useContext, useEffect, useErrorBoundary, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";';
const library = brotli(outputs(await build({ ...shared, stdin: { contents: used, resolveDir: here } }))[0].bytes).length;

const first = sum("index.html", style, scripts.booth);
const ours = first - library;
const whole = first + sum(age.name, scripts.sending, find("icon", ".svg"));
for (const name of plain) {
  console.log(`${name.padEnd(32)} ${String(files.get(name).length).padStart(7)} bytes ${String(small(name)).padStart(6)} brotli`);
}
console.log(`until it can be answered ${first} bytes brotli: ours ${ours} of ${budget.ours}, the view library ${library}`);
console.log(`one visit, receipt in hand, ${whole} of ${budget.whole} bytes brotli`);
if (ours > budget.ours) throw new Error("our own code and style are over their budget");
if (whole > budget.whole) throw new Error("the page is over its budget");
