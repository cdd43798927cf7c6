// Builds the booth into ../static/dist, which the server embeds. The same sources give the same bytes: CI builds again and compares.
//
//   index.html                  the shell, with the style and a first script in it, the assets' hashed names and their integrity
//   assets/booth-<hash>.js      everything up to the check of the answers, the view library
//   assets/icon-<hash>.svg
//   assets/old-<hash>.js        for browsers that do not run modules; no other fetches it
//
// and what comes later, which the shell names for src/view/parts.ts:
//
//   assets/words-first-<language>-<hash>.js     the words of the above; the reader's language is fetched beside the questions
//   assets/words-fields-<language>-<hash>.js    instead of it in polls that have them: the other fields, their words and those of the above
//   assets/age-<hash>.js                        other people's cryptography   } fetched right after the first picture
//   assets/sending-<hash>.js                    from the check to the receipt }
//   assets/words-sending-<language>-<hash>.js   its words                     }
//   assets/more-<hash>.js                       names what follows, which index.html does not
//   assets/unsent-<hash>.js                     what a ballot needs that does not simply arrive   } fetched quietly after those
//   assets/words-unusual-<language>-<hash>.js   its words, and others that few see                }
//   assets/receipt-<hash>.js                    what a receipt is good for, fetched by those who have one
//   assets/words-receipt-<language>-<hash>.js   its words
//   assets/qr-<hash>.js                         the link as a QR code, fetched by those who ask for it
//   assets/codes-<hash>.js                      from a code to a ballot paper, fetched in polls with codes
//   assets/words-codes-<language>-<hash>.js     its words
//   assets/streams-<hash>.js                    what Firefox before 102 lacks, fetched by it
//   assets/sensitive-<hash>.js                  the coins over sensitive answers and the words for them, fetched in polls with such questions
//
// and isoloir.html.gz, the whole booth as one file, which isoloir client writes and no server serves.
//
// Each of the others also stands there compressed, as .br and .gz. Whatever else lies in dist is removed.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { weigh } from "./build/budget.mjs";
import { age, code, dist, early, fielded, icon, library, more, old, streams, style, whole, words } from "./build/bundle.mjs";
import { onePage } from "./build/file.mjs";
import { shell } from "./build/shell.mjs";

// The shortest of what the encoder makes with some of its parameters.
const brotli = (bytes) => [[0, 0], [0, 1], [0, 2], [2, 0]].map(([mode, postfix]) => brotliCompressSync(bytes, { params: {
  [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_MODE]: mode, [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
} })).reduce((a, b) => (b.length < a.length ? b : a));

const made = { age: await age(), old: await old(), icon: await icon(), style: await style(), early: await early(), words: await words() };
const parts = await code({
  booth: "src/main.tsx", fields: "src/fields.tsx", sending: "src/sending.tsx", unsent: "src/unsent.tsx", receipt: "src/receipt.tsx", qr: "src/qr.tsx", codes: "src/codes.tsx", sensitive: "src/sensitive.tsx",
}, made.age.name);
made.words.push(...await fielded(parts.fields, parts.booth));
const always = ["first", "fields", "sending"]; // the words that no visit does without
const seldom = [await streams(), parts.unsent, parts.receipt, parts.qr, parts.codes, parts.sensitive, ...made.words.filter((w) => !always.includes(w.part))];
made.more = more(seldom);
const later = [made.age, parts.sending, made.more, ...made.words.filter((w) => always.includes(w.part))];
const index = { name: "index.html", bytes: shell({ ...made, booth: parts.booth, later }) };

const files = new Map();
for (const { name, bytes } of [index, made.old, made.icon, parts.booth, ...later, ...seldom]) {
  files.set(name, bytes);
  files.set(name + ".br", brotli(bytes));
  files.set(name + ".gz", gzipSync(bytes, { level: 9 }));
}
files.set("isoloir.html.gz", gzipSync(onePage({ ...made, script: await whole() }), { level: 9 }));

mkdirSync(join(dist, "assets"), { recursive: true });
for (const found of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(found.parentPath ?? found.path, found.name);
  if (found.isFile() && !files.has(relative(dist, path))) rmSync(path);
}
for (const [name, bytes] of files) writeFileSync(join(dist, name), bytes);

const small = (name) => files.get(name + ".br").length;
for (const name of [...files.keys()].filter((name) => files.has(name + ".br")).sort()) {
  console.log(`${name.padEnd(40)} ${String(files.get(name).length).padStart(7)} bytes ${String(small(name)).padStart(6)} brotli`);
}
const wordsOf = (language) => Object.fromEntries(made.words.filter((w) => w.language === language).map((w) => [w.part, w.name]));
weigh(small, {
  first: [index.name, parts.booth.name],
  rest: [made.age.name, parts.sending.name, made.icon.name],
  besides: [made.more.name, parts.unsent.name],
  words: [...new Set(made.words.map((w) => w.language))].map((language) => ({ language, ...wordsOf(language) })),
  library: brotli((await library()).bytes).length,
});
