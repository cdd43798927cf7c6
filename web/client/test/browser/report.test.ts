// The report that organizers publish, and the server's page of results, as their readers see them: in every language and shape, nothing sticks out or covers anything, axe-core finds
// nothing, and nothing is asked for or run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launch, Visitor } from "./visitor.ts";

const folder = mkdtempSync(join(tmpdir(), "isoloir-reports-"));
const root = join(process.env.BROWSER_TEST ?? "", "../../../..");
const made = spawnSync(process.env.GO ?? "go", ["test", "./poll/report", "./web", "-count=1", "-run", "TestWriteSamples", "-args", `-samples=${folder}`], { cwd: root, encoding: "utf8" });
assert.equal(made.status, 0, made.stdout + made.stderr);
const samples = readdirSync(folder);
assert.ok(samples.length > 10, "there are hardly any samples");

// Over HTTP, because a page from a file has no origin, which hides what the visitor looks for.
const server = createServer((request, response) => {
  const name = basename(request.url ?? "");
  if (!samples.includes(name)) return response.writeHead(204).end(); // the icon
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  return response.end(readFileSync(join(folder, name)));
});
let base = "";
let browser: Browser;
before(async () => {
  await new Promise<void>((ready) => { server.listen(0, "127.0.0.1", ready); });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Texts of drawings that stand out of them by more than a letter's tail, and texts that stand on others. */
function faulty(): string[] {
  const faults: string[] = [];
  for (const svg of document.querySelectorAll("svg")) {
    const edge = svg.getBoundingClientRect();
    if (edge.width === 0) continue; // that of the other width
    const texts = [...svg.querySelectorAll("text")].map((t) => ({ said: t.textContent, at: t.getBoundingClientRect() })).filter((t) => t.said);
    texts.forEach(({ said, at }, i) => {
      if (at.left < edge.left - 3 || at.right > edge.right + 3 || at.top < edge.top - 1 || at.bottom > edge.bottom + 1) faults.push(`${said} stands out of ${svg.ariaLabel}`);
      for (const other of texts.slice(i + 1)) {
        const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
        const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
        if (across > 1 && down > 8) faults.push(`${said} stands on ${other.said}`);
      }
    });
  }
  return faults;
}

/** Words in tables that are broken into letters, though there is room. */
function broken(): string[] {
  const words: string[] = [];
  for (const cell of document.querySelectorAll("thead th, td")) {
    const text = cell.firstChild?.firstChild ?? cell.firstChild;
    if (!(text instanceof Text)) continue;
    for (const word of text.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((r) => r.top)).size > 1) words.push(word[0]);
    }
  }
  return words;
}

// Which are looked at: all of them with ISOLOIR_ACCESS=all, else those that differ at this width or in these colours.
const chosen: readonly (readonly [width: number, colours: "light" | "dark", names: RegExp])[] = [
  [360, "light", /^(every-(de|ar)|long-ar|town-fr|debian|nobody|results-(ar|fr))/], [768, "dark", /^(every-ar|held|orsay|one)/], [1280, "light", /^(town-fr|long-en|debian|results-de)/],
];

for (const [width, colorScheme, names] of chosen) {
  test(`reports can be read at ${width} pixels, ${colorScheme}`, async () => {
    for (const name of samples.filter((n) => process.env.ISOLOIR_ACCESS === "all" || names.test(n))) {
      const url = base + name;
      const v = await Visitor.arrive(browser, url, { viewport: { width, height: 800 }, colorScheme });
      await v.fits(name);
      assert.deepEqual(await v.page.evaluate(faulty), [], `${name} at ${width}`);
      if (name.startsWith("results")) assert.deepEqual(await v.page.evaluate(broken), [], `${name} at ${width}`);
      if (!name.startsWith("long")) await v.accessible(name); // these have the same elements, a thousand times
      assert.equal(await v.page.locator("svg.chart:visible").count() * 2, await v.page.locator("svg.chart").count(), `${name} shows every drawing once`);
      assert.deepEqual(v.asked.filter((u) => !/^[^?]*\/assets\/icon-\w{8}\.svg$/.test(u)), [url], `${name} asks for nothing else`);
      await v.leave();
    }
  });
}
