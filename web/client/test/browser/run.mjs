// Builds the booth, bundles the browser tests and runs them with Node's own runner and a real Chromium.
//
//   node test/browser/run.mjs              all of test/browser/*.test.ts
//   node test/browser/run.mjs only WORD    those whose name has the word in it
//   node test/browser/run.mjs shots DIR    pictures of every state instead; pages DIR: of the pages without script.
//                                          SHOTS_OF=ballot-fr-light-360 (or answers-…, or a part of that) makes these alone
//
// Most run against the stand-in of server.ts, those that import isoloird.ts against the real server, which is built for them. In CI that must
// be possible.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [mode, word] = process.argv.slice(2);
const built = spawnSync(process.execPath, [join(here, "../../build.mjs")], { stdio: "inherit" });
if (built.status !== 0) process.exit(1);

const pictures = mode === "shots" || mode === "pages";
const isTest = (n) => n.endsWith(".test.ts") && (mode !== "only" || n.includes(word ?? ""));
const names = pictures ? [`${mode}.ts`] : readdirSync(here).filter(isTest);
const out = join(here, "../../node_modules/.cache/isoloir-browser", mode ?? "test");
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: names.map((n) => join(here, n)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  logLevel: "warning",
});

const programs = mkdtempSync(join(tmpdir(), "isoloir-programs-"));
process.on("exit", () => rmSync(programs, { recursive: true, force: true }));
const env = { ...process.env, BROWSER_TEST: here, ...(pictures && { SHOTS: resolve(word ?? mode) }) };
if (names.some((n) => readFileSync(join(here, n), "utf8").includes("./isoloird.ts"))) {
  const go = process.env.GO ?? "go";
  const made = spawnSync(go, ["build", "-o", programs + "/", "./cmd/isoloir", "./cmd/isoloird"], { cwd: join(here, "../../../.."), stdio: "inherit" });
  if (made.status === 0) env.ISOLOIR_PROGRAMS = programs;
  else if (process.env.CI || made.error === undefined) {
    console.error("isoloird could not be built; without it the booth is not tested against a real server");
    process.exit(1);
  }
}
const file = (n) => join(out, n.replace(/\.ts$/, ".mjs"));
const run = (files, ...more) => files.length === 0 ? 0 : spawnSync(process.execPath, ["--enable-source-maps", ...more, ...files.map(file)], { stdio: "inherit", env }).status ?? 1;
const tests = (at, files) => run(files, "--test", `--test-concurrency=${at}`, "--test-reporter=spec");
if (pictures) process.exit(run(names));
// What measures a time does so alone. The others come after it: they are more, and the list of what failed ends the output.
const timed = names.filter((n) => /^(slow|speed)\./.test(n));
const failed = tests(1, timed);
process.exit(tests(2, names.filter((n) => !timed.includes(n))) || failed);
