// Short names for the keys of the words, which would else stand in the words' files and again in the code: 1 % of what a visit weighs.
//
// A key gets one only if nothing but words can be meant by it: wherever its name stands in the sources, even in a comment, it is read
// from w, s, u, r or f, as the words of the parts are called everywhere; and the view library does not know it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile()).map((f) => join(f.parentPath ?? f.path, f.name));
const textOf = (paths) => paths.map((path) => readFileSync(path, "utf8")).join("\n");

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const short = (n) => (n < letters.length ? letters[n] : letters[Math.floor(n / letters.length) - 1] + letters[n % letters.length]);

/** What esbuild's mangleProps and mangleCache are to be, the same for the code and the words. */
export function shortKeys(client) {
  const words = filesIn(join(client, "src/i18n/en"));
  const keys = [...textOf(words.sort()).matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
  const sources = textOf(filesIn(join(client, "src")).filter((path) => /\.tsx?$/.test(path) && !/i18n\/..\//.test(path)));
  const library = textOf(filesIn(join(client, "node_modules/preact")).filter((path) => path.endsWith(".mjs")));
  const count = (text, pattern) => text.match(new RegExp(pattern, "g"))?.length ?? 0;
  const own = [...new Set(keys)].filter((key) => count(sources, `\\b${key}\\b`) === count(sources, `(?<![.\\w])[wsurf]\\??\\.${key}\\b`) && count(library, `\\b${key}\\b`) === 0);
  return { mangleProps: new RegExp(`^(${own.join("|")})$`), mangleCache: Object.fromEntries(own.map((key, i) => [key, short(i)])) };
}
