// Short names for the keys of the words, which would else stand in the words' files and again in the code, and for members of our interfaces.
//
// A key of words gets one only if nothing but words can be meant by it: wherever its name stands in the sources, even in a comment, it is read
// from w, s, u, r or f, as the words of the parts are called everywhere; and the view library does not know it. A member gets one only if its
// name has several words (likeThis), stands in no string, and is known to neither browsers, the language nor the libraries. Whatever is
// written or read as JSON has its names in strings, or written_so.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile()).map((f) => join(f.parentPath ?? f.path, f.name));
const textOf = (paths) => paths.map((path) => readFileSync(path, "utf8")).join("\n");

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const short = (n) => (n < letters.length ? letters[n] : letters[Math.floor(n / letters.length) - 1] + letters[n % letters.length]);

/** What esbuild's mangleProps and mangleCache are to be, the same for the code and the words. */
export function shortKeys(client) {
  const keys = [...textOf([join(client, "src/i18n/en.ts")]).matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
  const sources = textOf(filesIn(join(client, "src")).filter((path) => /\.tsx?$/.test(path) && !/i18n\/..\.ts$/.test(path)));
  const library = textOf(filesIn(join(client, "node_modules/preact")).filter((path) => path.endsWith(".mjs")));
  const count = (text, pattern) => text.match(new RegExp(pattern, "g"))?.length ?? 0;
  const ofWords = [...new Set(keys)].filter((key) => count(sources, `\\b${key}\\b`) === count(sources, `(?<![.\\w])[wsurf]\\??\\.${key}\\b`) && count(library, `\\b${key}\\b`) === 0);
  const own = [...ofWords, ...members(client, sources)];
  return { mangleProps: new RegExp(`^(${own.join("|")})$`), mangleCache: Object.fromEntries(own.map((key, i) => [key, short(i)])) };
}

function members(client, sources) {
  const named = (text) => new Set(text.match(/\w+/g));
  const declared = (folder, which) => filesIn(join(client, "node_modules", folder)).filter((path) => which.test(path));
  const libraries = Object.keys(JSON.parse(readFileSync(join(client, "package.json"), "utf8")).dependencies);
  const foreign = named(textOf([...declared("@typescript", /\/lib\.[\w.]*d\.ts$/), ...["@noble", ...libraries].flatMap((name) => declared(name, /\.(d\.ts|mjs|js)$/))]));
  for (const known of ["preventScroll", "copyWithin", "wrapFileKey", "bytesToNumberBE", "dangerouslySetInnerHTML"]) {
    if (!foreign.has(known)) throw new Error(`the declarations that have ${known} are not where they were`);
  }
  const literals = named(sources.replace(/\/\/ .*$/gm, "").replace(/\$\{[^{}`"]*\}/g, " ").match(/"[^"\n]*"|`[^`]*`|'[^'\n]*'/g).join("\n"));
  const found = [...sources.matchAll(/^ {2,4}(?:readonly )?([a-z]+[A-Z]\w*)\??: /gm)].map(([, name]) => name);
  return [...new Set(found)].filter((name) => !foreign.has(name) && !literals.has(name)).sort();
}
