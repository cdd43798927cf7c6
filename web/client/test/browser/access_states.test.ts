// Every page and state of the booth, in its languages, at three widths, in light, dark and forced colours: nothing for axe-core to find by any
// of its rule sets, nothing to scroll sideways, nothing too small to hit, and the focus where a step begins.
//
// The tours are long: they are taken with ISOLOIR_ACCESS=all (make access), and skipped aloud otherwise.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { ownLanguages } from "../../src/i18n/index.ts";
import { dress, faint, flaws, looks, looseIDs, lostFocus, styled, tooSmall, tooWide, unforced } from "./judge.ts";
import { town } from "./polls.ts";
import { Server } from "./server.ts";
import { tour } from "./states.ts";
import type { Focus } from "./states.ts";
import { launch, Visitor } from "./visitor.ts";

const all = process.env.ISOLOIR_ACCESS === "all";
const skip = all ? false : "a long tour, taken by make access";
const fewest = 36; // states

const server = new Server(); // where no tour is taken
let browser: Browser;
before(async () => {
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.stop();
});

// Where the focus is, and whether window and page say which step this is.
const begun = (v: Visitor) => v.page.evaluate(() => {
  const at = document.activeElement;
  const h1 = [...document.querySelectorAll("h1")];
  const name = h1[0]?.innerText.replace(/\s+/g, " ").trim() ?? "";
  return { focus: at?.matches("h1") ? "heading" : at?.matches(".summary, .summary *") ? "summary" : "elsewhere", headings: h1.length, named: document.title.replace(/\s+/g, " ").includes(name), title: document.title };
});

async function step(v: Visitor, state: string, focus: Focus): Promise<string[]> {
  const is = await begun(v);
  const good = is.headings === 1 && is.named && (focus === "kept" || is.focus === focus);
  return good ? [] : [`${state}: the focus should be ${focus}: ${JSON.stringify(is)}`];
}

for (const lang of ownLanguages) {
  test(`every state can be used, however it looks: ${lang}`, { skip }, async () => {
    let [states, pages] = [0, 0];
    const found: string[] = []; // all of it is told at the end
    await tour(browser, lang, {}, async (v, state, focus) => {
      found.push(...await step(v, state, focus));
      for (const look of looks) {
        await dress(v, look);
        found.push(...(await flaws(v)).map((flaw) => `${state}, ${look.width} pixels, ${look.colours}: ${flaw}`));
        pages++;
      }
      states++;
    });
    assert.deepEqual(found, []);
    assert.ok(states >= fewest, `${states} states`);
    console.log(`  ${lang}: ${states} states, judged ${pages} times`);
  });
}

// Text spacing as in 1.4.12, and text of twice the size as in 1.4.4.
const spaced = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

for (const lang of ownLanguages) {
  test(`at 400 % zoom the focus is always seen, and text may be spaced out: ${lang}`, { skip }, async () => {
    let stops = 0;
    const found: string[] = [];
    const note = (what: string, list: string[]) => found.push(...list.map((flaw) => `${what}: ${flaw}`));
    await tour(browser, lang, { viewport: { width: 320, height: 256 }, reducedMotion: "reduce" }, async (v, state) => {
      if (await moving(v) > 0) note(state, ["something moves"]);
      const focus = await lostFocus(v);
      stops += focus.stops;
      note(state, focus.lost);
      note(`${state}, spaced out`, await styled(v, spaced, () => tooWide(v)));
      await v.page.setViewportSize({ width: 1280, height: 800 });
      note(`${state}, text at 200 %`, await styled(v, "html { font-size: 200%; }", () => tooWide(v)));
      await v.page.setViewportSize({ width: 320, height: 256 });
    });
    assert.deepEqual(found, []);
    console.log(`  ${lang}: ${stops} stops of the Tab key`);
  });
}

const moving = (v: Visitor) => v.page.evaluate(() => document.getAnimations().length);

test("what moves while one waits stands still for whoever wants no motion", async () => {
  const url = await server.publish(town);
  server.slow = /definition$/;
  const v = await Visitor.arrive(browser, url);
  await v.page.locator(".wait").waitFor();
  assert.equal(await moving(v), 1);
  await v.page.emulateMedia({ reducedMotion: "reduce" });
  assert.equal(await moving(v), 0);
  server.release();
  await v.page.context().close();
});

test("each check finds what it is for", async () => {
  const v = await Visitor.arrive(browser, await server.publish(town));
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  assert.deepEqual(await flaws(v), []);
  const finds = async (what: RegExp, css: string, check: () => Promise<string[]> = () => flaws(v)) => assert.match((await styled(v, css, check)).join("\n"), what, css);
  await finds(/color-contrast/, "p, .option { color: #aaa !important; }");
  await finds(/pixels too wide/, "main { min-width: 120vw; }", () => tooWide(v));
  await finds(/cut off/, "h1 { overflow: hidden; height: 0.5rem; }", () => tooWide(v));
  await finds(/too small/, ".link, .languages button { min-height: 0 !important; min-width: 0 !important; padding: 0 !important; font-size: 6px !important; }", () => tooSmall(v));
  await finds(/edge of contrast/, ".option { border-color: #ddd !important; }", () => faint(v));
  await finds(/its mark is none/, "* { outline: none !important; }", async () => (await lostFocus(v)).lost);
  await finds(/contrast 1/, "* { outline-color: #faf7f1 !important; }", async () => (await lostFocus(v)).lost);
  await finds(/hidden by/, "body::after { content: ''; position: fixed; inset: auto 0 0; height: 60vh; background: #000; z-index: 9; }", async () => (await lostFocus(v)).lost);
  const breaks = async (what: RegExp, change: () => void, check: () => Promise<string[]> = () => flaws(v)) => {
    await v.page.evaluate(change);
    assert.match((await check()).join("\n"), what, String(change));
  };
  await breaks(/nothing is called/, () => document.querySelector("input")!.setAttribute("aria-describedby", "nobody"), () => looseIDs(v));
  await breaks(/html-has-lang|html-lang-valid/, () => document.documentElement.removeAttribute("lang"));
  await breaks(/document-title/, () => { document.title = ""; });
  await breaks(/label|button-name/, () => { for (const button of document.querySelectorAll("button")) button.textContent = ""; });
  await breaks(/never comes to the end/, () => addEventListener("keydown", (e) => {
    e.preventDefault();
    document.querySelector("input")!.focus();
  }), async () => (await lostFocus(v)).lost);
  await dress(v, { width: 1280, colours: "forced" });
  await finds(/not as forced/, ".option { forced-color-adjust: none; }", () => unforced(v));
  await v.page.context().close();
});
