// Pictures of every state, to be looked at by people: node test/browser/run.mjs shots DIR

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { ballotPages } from "./shots_ballot.ts";
import type { Scene, Tongue } from "./shots_ballot.ts";
import { spoken } from "./spoken.ts";
import { launch, Visitor } from "./visitor.ts";

const folder = process.env.SHOTS ?? "shots";
mkdirSync(folder, { recursive: true });
const server = new Server();
await server.start();
const browser = await launch();

for (const [lang, locale] of [["fr", "fr-FR"], ["en", "en-GB"], ["ar", "ar"]] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 768, 1280]) {
      const name = `${lang}-${colorScheme}-${width}`;
      const wanted = (kind: string) => `${kind}-${name}`.includes(process.env.SHOTS_OF ?? "");
      const shot = (v: Visitor, what: string) => v.page.screenshot({ path: join(folder, `${what}-${name}.png`), fullPage: true });
      const scene = { server, browser, words: await spoken(lang), look: { locale, colorScheme, viewport: { width, height: 900 } } };
      if (lang !== "ar" && wanted("answers")) await answerPages({ ...scene, shot }, lang);
      if (wanted("ballot")) await ballotPages({ ...scene, shot: (v, what) => shot(v, `ballot-${what}`) });
    }
  }
}
await browser.close();
server.stop();

async function answerPages({ browser, words: { first: w }, look, shot }: Scene, lang: Tongue): Promise<void> {
  const check = (v: Visitor, id: string) => v.page.locator(`[id="${id}"]`).check();
  let url = await server.publish(town);
  const v = await Visitor.arrive(browser, url, look);
  await v.page.locator("dl").first().waitFor();
  await shot(v, "1-notice");
  await v.press(w.start);
  await check(v, "f-quartier-nord-box");
  await shot(v, "2-page1");
  await v.press(w.next);
  await v.page.locator("#f-crainte").waitFor();
  await v.press(w.next);
  await v.page.locator(".summary").waitFor();
  await shot(v, "3-errors");
  await check(v, "f-reconnaissance");
  await v.page.locator("#f-pourquoi").fill(lang === "fr" ? "Parce que la rue est à tout le monde." : "Because the street belongs to everybody.");
  await v.page.locator(".point input").nth(5).check();
  await shot(v, "4-page2");
  await v.press(w.next);
  await v.page.locator("#f-actions").waitFor();
  await v.page.locator("#f-actions").check();
  await check(v, "f-actions-other-box");
  await v.page.locator("#f-actions-other").fill(lang === "fr" ? "Planter des arbres" : "Plant trees");
  await v.page.locator("#b-budget-add-eclairage").click();
  await v.page.locator("#b-budget-add-guichet").click();
  await v.page.locator("#f-scenarios").check();
  await shot(v, "5-page3");
  await v.press(w.toCheck);
  await v.page.locator("details").first().waitFor();
  for (const summary of await v.page.locator("summary").all()) await summary.click();
  await shot(v, "6-check");
  await v.page.context().close();

  url = await server.publish(everything);
  const e = await Visitor.arrive(browser, url, look);
  await e.page.locator("dl").first().waitFor();
  await shot(e, "9-notice-small");
  await e.press(w.start);
  await e.page.locator("#f-cotisation").fill("1,234");
  await e.press(w.next);
  await e.page.locator(".summary").waitFor();
  await shot(e, "9-types");
  await e.page.context().close();

  server.served = Buffer.from("{}");
  const u = await Visitor.arrive(browser, url, look);
  await u.page.locator(".stop .lead").waitFor();
  await shot(u, "0-unverified");
  await u.page.context().close();
  server.served = null;
  server.status = "upcoming";
  const s = await Visitor.arrive(browser, url, look);
  await s.page.locator(".note.warm").first().waitFor();
  await shot(s, "0-upcoming");
  await s.page.context().close();
}
