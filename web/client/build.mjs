// Builds the booth into ../static/dist, which the server embeds. The same sources give the same bytes: CI builds again and compares.
//
//   index.html                the shell, with the assets' hashed names and their integrity
//   assets/booth-<hash>.js    our own code and the view library
//   assets/age-<hash>.js      other people's cryptography, fetched at once but not needed for the first picture
//   assets/<language>-<hash>.js   the booth's own words; a visit fetches one language
//   assets/booth-<hash>.css, assets/icon-<hash>.svg
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

// Bytes, compressed by brotli: the whole answerable page, and what of it is ours (docs: STYLE, "The client in the browser").
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
};
const outputs = (result) => result.outputFiles.map((f) => ({ name: relative(dist, f.path), bytes: Buffer.from(f.contents) }));

// Two builds, because in one esbuild would put what both chunks use into a third, and that is one request more.
const [age] = outputs(await build({ ...shared, entryPoints: [{ in: "src/domain/primitives.ts", out: "age" }], plugins: [lean] }));
const ageIsBuilt = {
  name: "age-is-built",
  setup: (b) => b.onResolve({ filter: /\/primitives\.ts$/ }, () => ({ path: "./" + basename(age.name), external: true })),
};
const boothBuild = await build({
  ...shared,
  entryPoints: [{ in: "src/main.tsx", out: "booth" }, { in: "src/style.css", out: "booth" }, { in: "src/icon.svg", out: "icon" }],
  loader: { ".svg": "copy" },
  splitting: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [ageIsBuilt],
  metafile: true,
});
const booth = outputs(boothBuild);

const assets = [age, ...booth];
const files = new Map(assets.map((a) => [a.name, a.bytes]));

const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");
const asset = (name, extension) => assets.find((a) => a.name.startsWith(`assets/${name}-`) && a.name.endsWith(extension));
const script = (a) => `<script type="module" src="/${a.name}" integrity="${integrity(a.bytes)}"></script>`;
const style = (a) => `<link rel="stylesheet" href="/${a.name}" integrity="${integrity(a.bytes)}">`;

const main = asset("booth", ".js");

// How much of the booth's script is the view library, by bytes before compression.
const [, { inputs, bytes }] = Object.entries(boothBuild.metafile.outputs).find(([path]) => path.endsWith(basename(main.name)));
const libraryShare = Object.entries(inputs).reduce((n, [path, i]) => n + (path.includes("node_modules/preact/") ? i.bytesInOutput : 0), 0) / bytes;

// The second script tag gives the integrity under which the browser may load what the first imports when it needs it.
const marks = {
  "<!-- build:icon -->": `<link rel="icon" type="image/svg+xml" href="/${asset("icon", ".svg").name}">`,
  "<!-- build:style -->": style(asset("booth", ".css")),
  "<!-- build:scripts -->": script(main) + "\n" + script(age),
};
let shell = readFileSync(join(here, "src/index.html"), "utf8");
for (const [mark, tags] of Object.entries(marks)) {
  if (shell.split(mark).length !== 2) throw new Error(`src/index.html must hold ${mark} exactly once`);
  shell = shell.replace(mark, () => tags);
}
files.set("index.html", Buffer.from(shell));

for (const [name, bytes] of [...files]) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  files.set(name + ".br", brotliCompressSync(bytes, { params }));
  files.set(name + ".gz", gzipSync(bytes, { level: 9 }));
}

mkdirSync(join(dist, "assets"), { recursive: true });
for (const name of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(name.parentPath ?? name.path, name.name);
  if (name.isFile() && !files.has(relative(dist, path))) rmSync(path);
}
for (const [name, bytes] of files) writeFileSync(join(dist, name), bytes);

// One visit loads everything but the languages of other people.
const languages = /^assets\/[a-z]{2}-[^/]+\.js$/;
const plain = [...files.keys()].filter((n) => !/\.(br|gz)$/.test(n)).sort();
const small = (name) => files.get(name + ".br").length;
for (const name of plain) {
  console.log(`${name.padEnd(32)} ${String(files.get(name).length).padStart(7)} bytes ${String(small(name)).padStart(6)} brotli`);
}
const sum = (names) => names.reduce((n, name) => n + small(name), 0);
const longest = plain.filter((n) => languages.test(n)).sort((a, b) => small(b) - small(a))[0];
const whole = sum(plain.filter((n) => !languages.test(n))) + (longest ? small(longest) : 0);
const ours = whole - small(age.name) - Math.round(small(main.name) * libraryShare);
console.log(`one visit ${whole} of ${budget.whole} bytes brotli; ours, without age and the view library, about ${ours} of ${budget.ours}`);
if (ours > budget.ours) console.warn("warning: our own code and style are over their budget");
if (whole > budget.whole) throw new Error("the page is over its budget");
