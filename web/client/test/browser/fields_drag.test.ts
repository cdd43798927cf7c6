// A ranking by pointer: a mouse, and fingers as the browser itself makes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions } from "playwright-core";
import { goTo, kinds, live } from "./kinds.ts";
import { Server } from "./server.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

type Point = { x: number; y: number };

async function ranking(look: BrowserContextOptions = {}, ...ranked: string[]): Promise<Visitor> {
  const v = await Visitor.arrive(browser(), await server.publish(kinds), look);
  await goTo(v, "Comparing");
  for (const id of ranked) await v.page.locator(`#b-order-add-${id}`).click();
  return v;
}
const order = (v: Visitor) => v.page.locator(".ranking ol input").evaluateAll((all) => all.map((one) => one.id.slice(14)));

/** The middle of an item's handle, or of the item, in the window. */
async function middle(v: Visitor, id: string, of = ".grip"): Promise<Point> {
  const item = v.page.locator("li", { has: v.page.locator(`#b-order-place-${id}`) });
  const box = (await (of ? item.locator(of) : item).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

// Drags by mouse or finger, and stops before letting go.
async function drag(v: Visitor, touch: boolean, from: Point, to: Point): Promise<{ drop(): Promise<void>; cancel(): Promise<void> }> {
  const steps = Array.from({ length: 8 }, (_, i) => ({ x: from.x + ((to.x - from.x) * (i + 1)) / 8, y: from.y + ((to.y - from.y) * (i + 1)) / 8 }));
  if (!touch) {
    await v.page.mouse.move(from.x, from.y);
    await v.page.mouse.down();
    for (const { x, y } of steps) await v.page.mouse.move(x, y);
    return { drop: () => v.page.mouse.up(), cancel: () => v.page.keyboard.press("Escape") };
  }
  const browserItself = await v.page.context().newCDPSession(v.page);
  const finger = (type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel", at?: Point) =>
    browserItself.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] }) as Promise<unknown> as Promise<void>;
  await finger("touchStart", from);
  for (const at of steps) await finger("touchMove", at);
  return { drop: () => finger("touchEnd"), cancel: () => finger("touchCancel") };
}

// Waits until a page that was flung comes to rest.
const still = (v: Visitor) => v.page.evaluate(() => new Promise<void>((done) => {
  let [at, frames] = [scrollY, 0];
  const look = () => {
    frames = scrollY === at ? frames + 1 : 0;
    at = scrollY;
    if (frames === 20) done();
    else requestAnimationFrame(look);
  };
  look();
}));

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const ways: [string, boolean, BrowserContextOptions][] = [
  ["mouse", false, { viewport: { width: 1280, height: 800 } }], ["finger", true, phone], ["finger, with reduced motion", true, { ...phone, reducedMotion: "reduce" }],
];

for (const [name, touch, look] of ways) {
  test(`a ${name} moves within the ranking, into it and out of it, and each move is said`, async () => {
    const v = await ranking(look, "roof", "heating", "stairs");
    await v.page.locator(".ranking").scrollIntoViewIfNeeded();
    await v.page.evaluate(() => document.querySelector("#q-order")!.scrollIntoView());
    const go = async (id: string, to: Point) => (await drag(v, touch, await middle(v, id), to)).drop();
    const above = async (id: string) => {
      const at = await middle(v, id, "");
      return { x: at.x, y: at.y - 8 };
    };
    await go("stairs", await above("roof"));
    await v.page.locator("ol li:first-child #b-order-place-stairs").waitFor();
    assert.deepEqual(await order(v), ["stairs", "roof", "heating"]);
    assert.match(await live(v), /^The stairs: place 1 of 3/);
    await v.page.evaluate(() => document.querySelector("#q-order")!.scrollIntoView());
    await go("stairs", await middle(v, "kitchen", ""));
    await v.page.locator("#b-order-add-stairs").waitFor();
    assert.deepEqual(await order(v), ["roof", "heating"]);
    assert.match(await live(v), /^The stairs: not ranked any more/);
    await v.page.evaluate(() => document.querySelector("#q-order")!.scrollIntoView());
    await go("kitchen", await above("heating"));
    await v.page.locator("ol #b-order-place-kitchen").waitFor();
    assert.deepEqual(await order(v), ["roof", "kitchen", "heating"]);
    assert.match(await live(v), /place 2 of 3/);
    await v.leave();
  });

  test(`a ${name} that gives up, by Escape or because the browser takes over, leaves everything as it was`, async () => {
    const v = await ranking(look, "roof", "heating");
    await v.page.evaluate(() => document.querySelector("#q-order")!.scrollIntoView());
    const said = await live(v);
    const held = await drag(v, touch, await middle(v, "heating"), await middle(v, "roof", ""));
    await v.page.locator("li.dragged").waitFor();
    await held.cancel();
    await v.page.locator("li.dragged").waitFor({ state: "detached" });
    if (!touch) await held.drop();
    assert.deepEqual(await order(v), ["roof", "heating"]);
    assert.equal(await v.page.locator("li").filter({ has: v.page.locator("#b-order-place-heating") }).evaluate((li) => li.style.transform), "");
    assert.equal(await live(v), said);
    await v.leave();
  });
}

test("a finger on the handle moves the item, and anywhere else it scrolls the page", async () => {
  const v = await ranking(phone, "roof", "heating");
  await v.page.evaluate(() => document.querySelector("#q-order")!.scrollIntoView());
  const swipe = async (at: Point) => {
    const before = await v.page.evaluate(() => scrollY);
    await (await drag(v, true, at, { x: at.x, y: at.y - 120 })).drop();
    return (await v.page.evaluate(() => scrollY)) - before;
  };
  assert.ok((await swipe(await middle(v, "roof", ".name"))) > 60, "a swipe over the words scrolls");
  assert.deepEqual(await order(v), ["roof", "heating"]);
  await still(v);
  await v.page.evaluate(() => document.querySelector("#q-order")!.scrollIntoView());
  assert.equal(await swipe(await middle(v, "heating")), 0, "a swipe from the handle does not");
  await v.leave();
});

test("near the window's edge the page scrolls along, and stops at the ranking's end", async () => {
  const v = await ranking({ viewport: { width: 320, height: 480 } }, "roof", "heating", "kitchen", "stairs");
  await v.page.evaluate(() => document.querySelector("#q-order .ranking ol")!.scrollIntoView());
  const height = () => v.page.evaluate(() => document.documentElement.scrollHeight);
  const [tall, before] = [await height(), await v.page.evaluate(() => scrollY)];
  const held = await drag(v, false, await middle(v, "roof"), { x: 60, y: 470 });
  await v.page.waitForFunction((was) => scrollY > was + 100, before);
  assert.equal(await height(), tall, "the page does not grow under what is dragged");
  await held.cancel();
  await held.drop();
  await v.leave();
});
