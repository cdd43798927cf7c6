// What a person with an old phone and a bad line waits for, against the real server: that nothing needs a compiler of scripts, and how soon
// the first question can be answered.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { Isoloird } from "./isoloird.ts";
import { answerTown } from "./town.ts";
import { launch, Visitor } from "./visitor.ts";

const programs = process.env.ISOLOIR_PROGRAMS;
const skip = programs ? false : "there is no Go tool to build isoloird with";
const server = new Isoloird(programs ?? "");
before(async () => { if (!skip) await server.start(); });
after(() => server.stop());

const unknown = [/Permissions-Policy header: Unrecognized feature/]; // names that this Chromium does not know

async function within<T>(browser: Promise<Browser>, act: (browser: Browser) => Promise<T>): Promise<T> {
  const open = await browser;
  return act(open).finally(() => open.close());
}

test("a whole poll is answered, sealed and sent where scripts are never compiled", { skip }, () => within(launch(["--js-flags=--jitless"]), async (browser) => {
  const v = await Visitor.arrive(browser, server.link);
  v.expected = unknown;
  assert.equal(await v.page.evaluate(() => typeof WebAssembly), "undefined", "it is off");
  await answerTown(v);
  await v.press("Seal and send my answers");
  await v.page.getByRole("heading", { level: 1, name: "Your ballot is in the box" }).waitFor({ timeout: 60_000 });
  await v.leave();
}));

const slow3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }; // milliseconds, bytes a second: 400 kbit/s
const soon = 2000; // milliseconds
const deep = 2; // requests that wait for one another: the page, and with each other the script, the definition and the words

interface Visit { milliseconds: number; network: number }

// Milliseconds from the address to the button behind which the questions are: all, and what the network takes of them however fast the device is.
async function visit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ locale: "en-GB" }); // an empty cache
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", slow3G);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("main .button")) return;
      observer.disconnect();
      requestAnimationFrame(() => performance.mark("answerable"));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(server.link, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("answerable").length > 0);
  const { milliseconds, bytes } = await page.evaluate(() => {
    const { startTime } = performance.getEntriesByName("answerable")[0]!;
    const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")] as PerformanceResourceTiming[];
    return { milliseconds: startTime, bytes: fetched.filter((e) => e.responseStart > 0 && e.responseStart <= startTime).reduce((n, e) => n + e.transferSize, 0) };
  });
  await devtools.send("Network.emulateNetworkConditions", { ...slow3G, offline: true }); // whoever presses it waits for nothing more
  await page.getByRole("button", { name: "Enter the booth" }).click();
  await page.getByRole("radio").first().check();
  await context.close();
  const network = deep * slow3G.latency + (1000 * bytes) / slow3G.downloadThroughput;
  console.log(`  at 400 kbit/s and 400 ms the first question can be answered after ${milliseconds.toFixed(0)} ms, of which the network takes ${network.toFixed(0)}: ${bytes} bytes with their headers`);
  return { milliseconds, network };
}

// What a device computes cannot be told from what the machine of the tests has to do besides; what the network takes can.
test("on a slow 3G line the network lets the first question be answered within two seconds", { skip }, () => within(launch(), async (browser) => {
  const visits = [await visit(browser), await visit(browser)];
  assert.ok(visits.every((v) => v.milliseconds > v.network), "it was slowed");
  assert.ok(Math.min(...visits.map((v) => v.network)) < soon);
}));
