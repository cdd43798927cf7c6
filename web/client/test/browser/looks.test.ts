// What the style owes to meaning: what belongs together stands together, and no answer is not said slanted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Server } from "./server.ts";
import { spoken } from "./spoken.ts";
import { square } from "./square.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

/** How far below what stands above them the buttons are, by whether it leads to them: their heading, or how much there is to answer. */
const gaps = (v: Visitor) => v.page.evaluate(() => [...document.querySelectorAll("main .actions")].filter((row) => row.getBoundingClientRect().height > 0).map((row) => {
  const above = row.previousElementSibling!;
  return { own: above.matches("h2, .extent"), gap: Math.round(row.getBoundingClientRect().top - above.getBoundingClientRect().bottom) };
}));

for (const [lang, width] of [["en", 1280], ["de", 360], ["ar", 360]] as const) {
  test(`buttons stand apart from what they do not belong to and close to what leads to them, and no answer is upright: ${lang}, ${width} pixels`, async () => {
    const v = await Visitor.arrive(browser(), await server.publish(square), { locale: lang, viewport: { width, height: 740 } });
    const { first: w, sending: s } = await spoken(lang);
    const seen: { own: boolean; gap: number }[] = [];
    const look = async () => {
      const found = await gaps(v);
      assert.ok(found.length > 0, "no buttons");
      for (const { own, gap } of found) assert.ok(own ? gap <= 24 : gap >= 38, `${gap} pixels under ${own ? "what leads to them" : "something else"} on ${await v.heading()}`);
      seen.push(...found);
    };
    await v.page.getByRole("button", { name: w.start }).waitFor();
    await look();
    await v.press(w.start);
    await v.page.locator("#f-weg").check();
    await look();
    await v.press(w.next);
    await v.page.locator("#f-geld").fill("20");
    await look();
    await v.press(w.next);
    await v.page.locator("#q-folge").waitFor();
    await look();
    await v.press(w.toCheck);
    await v.page.getByRole("button", { name: s.send }).waitFor();
    await look();
    const blanks = await v.page.locator("main .blank").evaluateAll((all) => all.map((one) => [one.textContent, getComputedStyle(one).fontStyle, getComputedStyle(one).transform]));
    assert.ok(blanks.length > 0, "every question was answered");
    for (const blank of blanks) assert.deepEqual(blank, [s.blank, "normal", "none"]);
    if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/check-${lang}.png`, fullPage: true });
    await v.press(s.send);
    await v.at(s.doneTitle);
    await look();
    assert.ok(seen.some(({ own }) => own) && seen.some(({ own }) => !own), "one of the two was not seen");
    if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/done-${lang}.png`, fullPage: true });
    await v.leave();
  });
}
