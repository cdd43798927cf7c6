// Builds the booth, bundles the browser tests and runs them with Node's own runner and a real Chromium.
//
//   node test/browser/run.mjs              all of test/browser/*.test.ts, against the stand-in of server.ts
//   node test/browser/run.mjs shots DIR    pictures of every state instead
//   ISOLOIR_URL=http://127.0.0.1:…/p/…     also answers a real poll on a real server (real.test.ts)

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [mode, folder] = process.argv.slice(2);
const built = spawnSync(process.execPath, [join(here, "../../build.mjs")], { stdio: "inherit" });
if (built.status !== 0) process.exit(1);

const names = mode === "shots" ? ["shots.ts"] : readdirSync(here).filter((n) => n.endsWith(".test.ts"));
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
const env = { ...process.env, BROWSER_TEST: here, ...(folder && { SHOTS: resolve(folder) }) };
const files = names.map((n) => join(out, n.replace(/\.ts$/, ".mjs")));
const runner = mode === "shots" ? [] : ["--test", "--test-concurrency=1", "--test-reporter=spec"];
process.exit(spawnSync(process.execPath, ["--enable-source-maps", ...runner, ...files], { stdio: "inherit", env }).status ?? 1);
