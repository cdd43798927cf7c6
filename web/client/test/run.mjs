// Bundles the tests, because Node does not read TypeScript, and runs them with Node's own runner.
//
//   node test/run.mjs                 all of test/*.test.ts
//   node test/run.mjs random FILE     test/random.ts against cases that Go wrote (JSON lines)

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lean } from "../lean.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [mode, file] = process.argv.slice(2);
if (mode !== undefined && (mode !== "random" || file === undefined)) {
  console.error("usage: node test/run.mjs [random FILE]");
  process.exit(2);
}
const names = mode === "random" ? ["random.ts"] : readdirSync(here).filter((n) => n.endsWith(".test.ts"));
const out = join(here, "../node_modules/.cache/isoloir-test", mode ?? "unit");
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: names.map((n) => join(here, n)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  plugins: [lean],
  sourcemap: "inline",
  logLevel: "warning",
});
const env = { ...process.env, VECTORS: resolve(here, "../../../docs/vectors"), ...(file && { RANDOM_CASES: resolve(file) }) };
const built = names.map((n) => join(out, n.replace(/\.ts$/, ".mjs")));
process.exit(spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...built], { stdio: "inherit", env }).status ?? 1);
