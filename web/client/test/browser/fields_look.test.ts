// Every state of every kind of question: nothing for axe-core to find, nothing sticks out, a thumb hits what it aims at, the focus is seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions } from "playwright-core";
import { fillDate, kinds } from "./kinds.ts";
import { Server } from "./server.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

// Walks through the poll, and calls with each page empty, wrong and answered.
async function walk(v: Visitor, judge: (state: string) => Promise<void>): Promise<void> {
  const submit = () => v.page.locator("main button[type=submit]").click();
  const wrong = async (state: string) => {
    await submit();
    await v.page.locator(".summary").waitFor();
    await judge(`${state}, wrong`);
  };
  await v.page.locator("main .button").first().click();
  await v.page.locator("#f-visit").waitFor();
  await judge("choosing");
  await v.page.locator('[id="f-visit-other-box"]').check();
  for (const box of await v.page.locator("#q-help input").all()) await box.check();
  await v.page.locator("#f-mood-3").check();
  await wrong("choosing");
  await v.page.locator("#f-visit-other").fill("Mondays");
  await v.page.locator("#f-why").fill("x".repeat(31));
  await wrong("choosing again");
  await v.page.locator("#f-why").fill("x");
  for (const box of await v.page.locator("#q-help input").all()) await box.uncheck();
  await submit();
  await v.page.locator("#f-day-day").waitFor();
  await judge("writing");
  await wrong("writing");
  await v.page.locator("#f-fee").fill("20");
  await fillDate(v, "3", "3", "2027");
  await submit();
  await v.page.locator("#f-means").waitFor();
  await judge("comparing");
  await v.page.locator("#b-order-add-kitchen").click();
  await v.page.locator("#b-order-add-heating").click();
  await v.page.locator("#f-plans").check();
  await v.page.locator("#f-means").check();
  await wrong("comparing");
}

// What can be pressed, and is smaller than a thumb wants it; links in a text and boxes of a label count as the label.
const small = (v: Visitor) => v.page.evaluate(() => [...document.querySelectorAll<HTMLElement>("main :is(button, input, textarea, summary), .grip")]
  .map((control) => (control as HTMLInputElement).labels?.[0]?.contains(control) ? (control as HTMLInputElement).labels![0]! : control)
  .filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    return width < 43.9 || height < 43.9;
  }).map((target) => `${target.outerHTML.slice(0, 120)} ${target.getBoundingClientRect().width} × ${target.getBoundingClientRect().height}`));

const looks: BrowserContextOptions[] = [
  { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, { viewport: { width: 320, height: 256 }, colorScheme: "dark" },
  { viewport: { width: 768, height: 900 }, locale: "fr-FR" }, { viewport: { width: 1280, height: 800 }, colorScheme: "dark", locale: "fr-FR" },
  { viewport: { width: 1280, height: 800 } }, { viewport: { width: 320, height: 640 }, forcedColors: "active" }, { viewport: { width: 1280, height: 800 }, forcedColors: "active", colorScheme: "dark" },
];
for (const look of looks) {
  const name = `${look.viewport!.width} × ${look.viewport!.height} ${look.colorScheme ?? "light"} ${look.forcedColors ?? ""} ${look.locale ?? "en"}`;
  test(`every state of every kind can be used and heard: ${name}`, async () => {
    const v = await Visitor.arrive(browser(), await server.publish(kinds), look);
    await walk(v, async (state) => {
      await v.accessible(state);
      await v.fits(state);
      assert.deepEqual(await small(v), [], `${state}: too small for a thumb`);
      const ids = await v.page.evaluate(() => [...document.querySelectorAll("[aria-describedby], [aria-labelledby]")].flatMap((one) =>
        `${one.getAttribute("aria-describedby") ?? ""} ${one.getAttribute("aria-labelledby") ?? ""}`.split(" ").filter((id) => id && !document.getElementById(id))));
      assert.deepEqual(ids, [], `${state}: described by what is not there`);
    });
    await v.leave();
  });
}

test("at 400 % zoom the focus is on the screen and can be seen, whatever the Tab key leads to", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(kinds), { viewport: { width: 320, height: 256 } });
  let controls = 0;
  await walk(v, async (state) => {
    if (!state.endsWith("wrong")) return;
    await v.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    for (let i = 0; i < 120; i++) {
      await v.page.keyboard.press("Tab");
      const seen = await v.page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement;
        if (at === document.body) return null;
        const box = at.getBoundingClientRect();
        const outlined = [at, at.closest("label")].some((one) => one && getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
        return { what: at.outerHTML.slice(0, 120), outlined, inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
      });
      if (!seen) return;
      controls++;
      assert.ok(seen.outlined && seen.inside, `${state}: ${JSON.stringify(seen)}`);
    }
  });
  assert.ok(controls > 60, `${controls} controls`);
  await v.leave();
});

test("with reduced motion nothing moves by itself", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(kinds), { reducedMotion: "reduce" });
  await walk(v, async (state) => {
    const moving = await v.page.evaluate(() => document.getAnimations().length + [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length);
    assert.equal(moving, 0, state);
  });
  await v.leave();
});
