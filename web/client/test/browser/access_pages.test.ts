// The pages of the real server that need no script: nothing for axe-core to find, in any language and look, and the focus is seen.
// ISOLOIR_ACCESS=all judges every page in every language and look; otherwise three languages, and each page in one of the looks.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { ownLanguages } from "../../src/i18n/index.ts";
import { hence, Isoloird } from "./isoloird.ts";
import { dress, flaws, looks, lostFocus, styled, tooWide } from "./judge.ts";
import { named, street } from "./street.ts";
import { launch, Visitor } from "./visitor.ts";

const programs = process.env.ISOLOIR_PROGRAMS;
const skip = programs ? false : "there is no Go tool to build isoloird with";
const all = process.env.ISOLOIR_ACCESS === "all";
const server = new Isoloird(programs ?? "");
let browser: Browser;
let pages: [string, string][] = [];
before(async () => {
  if (skip) return;
  await server.start();
  const link = server.publish(street());
  server.publish(street({ title: named("2"), opens: hence(24) }));
  server.close(server.publish(street({ title: named("3") })));
  const front = await (await fetch(server.base)).text();
  const campaign = /href="(\/c\/[^"]+)"/.exec(front)?.[1] ?? assert.fail("no campaign on the front page");
  pages = [
    ["front page", server.base], ["campaign", server.base + campaign], ["no such campaign", `${server.base}/c/${"x".repeat(12)}/none`],
    ["questions", `${link}?questions`], ["questions of no poll", `${server.base}/p/${"a".repeat(52)}?questions`],
  ];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.stop();
});

for (const [l, lang] of (all ? ownLanguages : ownLanguages.slice(0, 3)).entries()) {
  test(`every page without script can be used, however it looks: ${lang}`, { skip }, async () => {
    const found: string[] = [];
    for (const [p, [name, url]] of pages.entries()) {
      const v = await Visitor.arrive(browser, url, { locale: lang });
      v.expected = [/Failed to load resource/, /Permissions-Policy/];
      assert.equal(await v.page.locator("script").count(), 0, `${name}: what has no script is judged as it is without one`);
      const note = (what: string, list: string[]) => found.push(...list.map((flaw) => `${name}, ${what}: ${flaw}`));
      for (const look of all ? looks : [looks[(p + 2 * l) % looks.length]!]) {
        await dress(v, look);
        note(`${look.width} pixels, ${look.colours}`, await flaws(v));
      }
      if (all) await dress(v, { width: 320, colours: "light" });
      if (all) note("by the Tab key", (await lostFocus(v)).lost);
      if (all) await dress(v, { width: 1280, colours: "light" });
      if (all) note("text at 200 %", await styled(v, "html { font-size: 200%; }", () => tooWide(v)));
      await v.leave();
    }
    assert.deepEqual(found, []);
  });
}
