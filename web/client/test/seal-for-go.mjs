// Seals ballots as the booth does, for Go's tests to open (crypto/open/typescript_test.go). See seal-for-go.ts.

import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { lean } from "../lean.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, "../node_modules");
const out = mkdtempSync(join(cache, ".seal-for-go-"));
try {
  const outfile = join(out, "seal.mjs");
  await build({
    entryPoints: [join(here, "seal-for-go.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
  plugins: [lean],
    logLevel: "warning",
  });
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(out, { recursive: true });
}
