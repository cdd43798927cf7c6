import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { notEmpty } from "./vectors.ts";

const client = join(process.env["VECTORS"] ?? "", "../../web/client");
const domain = join(client, "src/domain");
const files = readdirSync(domain).map((name) => ({ name, text: readFileSync(join(domain, name), "utf8") }));

test("the domain knows neither the view nor the page it stands in", () => {
  for (const { name, text } of notEmpty(files, "domain")) {
    for (const [, from = ""] of text.matchAll(/(?:\bfrom |\bimport |\bimport\()"([^"]+)"/g)) {
      const allowed = /^\.\/[a-z_]+\.ts$/.test(from) || (name === "primitives.ts" && /^(age-encryption|@noble\/)/.test(from));
      assert.ok(allowed, `${name} imports ${from}`);
    }
    assert.doesNotMatch(text, /\b(document|window|location|history|navigator)\.|\b(localStorage|sessionStorage|indexedDB|innerHTML)\b/, name);
  }
});

test("other people's cryptography is loaded only by import(), so that it does not hold up the first picture", () => {
  for (const { name, text } of files) assert.doesNotMatch(text, /from "\.\/primitives\.ts"/, name);
});

test("the lockfile names no registry, so that it works with any", () => {
  const lock = JSON.parse(readFileSync(join(client, "package-lock.json"), "utf8")) as { packages: Record<string, { resolved?: string; integrity?: string }> };
  const packages = notEmpty(Object.entries(lock.packages).filter(([path]) => path !== ""), "packages");
  for (const [path, p] of packages) {
    assert.equal(p.resolved, undefined, path);
    assert.match(p.integrity ?? "", /^sha512-/, path);
  }
});

test("there is one version of each noble library", () => {
  const lock = JSON.parse(readFileSync(join(client, "package-lock.json"), "utf8")) as { packages: Record<string, unknown> };
  for (const name of ["@noble/curves", "@noble/hashes", "@noble/ciphers"]) {
    assert.deepEqual(Object.keys(lock.packages).filter((p) => p.endsWith(name)), [`node_modules/${name}`]);
  }
});
