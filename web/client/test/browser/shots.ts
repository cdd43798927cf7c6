// Pictures of every state, to be looked at by people: node test/browser/run.mjs shots DIR

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { launch, Visitor } from "./visitor.ts";

const folder = process.env.SHOTS ?? "shots";
mkdirSync(folder, { recursive: true });
const server = new Server();
await server.start();
const browser = await launch();

const words = {
  en: { start: "Enter the booth", next: "Continue", check: "Check your answers", sent: "What exactly", send: "Seal and send",
    save: "Save the receipt", changeAnswers: "Change my answers", have: "I have a receipt", look: "Check the receipt", withdraw: "Withdraw my ballot", yes: "Yes, withdraw" },
  fr: { start: "Entrer dans l’isoloir", next: "Continuer", check: "Relire vos réponses", sent: "Ce qui sera envoyé", send: "Sceller et envoyer",
    save: "Enregistrer le reçu", changeAnswers: "Changer mes réponses", have: "J’ai un reçu", look: "Vérifier le reçu", withdraw: "Retirer mon bulletin", yes: "Oui, le retirer" },
};

for (const [lang, locale] of [["fr", "fr-FR"], ["en", "en-GB"]] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 768, 1280]) {
      await walk(lang, { locale, colorScheme, viewport: { width, height: 900 } }, `${lang}-${colorScheme}-${width}`);
    }
  }
}
await browser.close();
server.stop();

async function walk(lang: "fr" | "en", look: object, name: string): Promise<void> {
  const w = words[lang];
  const shot = (v: Visitor, what: string) => v.page.screenshot({ path: join(folder, `${what}-${name}.png`), fullPage: true });
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
  await v.press(w.check);
  await v.page.locator("details").waitFor();
  await v.page.locator("summary").click();
  await shot(v, "6-check");
  server.behaviours = ["drop", "drop", "drop", "drop"];
  await v.press(w.send);
  await v.page.locator("main p", { hasText: /second/ }).waitFor();
  await shot(v, "7-sending");
  await v.page.context().close();

  const w2 = await Visitor.arrive(browser, url, look);
  await w2.press(w.start);
  await w2.press(w.next);
  await w2.page.locator("#f-reconnaissance").check();
  await w2.press(w.next);
  await w2.press(w.check);
  await w2.press(w.send);
  await w2.page.locator(".done").waitFor();
  await shot(w2, "8-done");
  const [download] = await Promise.all([w2.page.waitForEvent("download"), w2.press(w.save)]);
  const receipt = readFileSync(await download.path(), "utf8");
  await w2.press(w.changeAnswers);
  await w2.page.locator("details").waitFor();
  await shot(w2, "a-change");
  await w2.page.context().close();
  await receiptPages(url, receipt, look, name, w);

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

async function receiptPages(url: string, receipt: string, look: object, name: string, w: (typeof words)["en"]): Promise<void> {
  const shot = (v: Visitor, what: string) => v.page.screenshot({ path: join(folder, `${what}-${name}.png`), fullPage: true });
  const present = async (v: Visitor, text: string) => {
    await v.press(w.have);
    await v.page.locator("#receipt-text").fill(text);
    await v.press(w.look);
  };
  const v = await Visitor.arrive(browser, url, look);
  await v.press(w.have);
  await v.page.locator("#receipt-text").fill("?");
  await v.press(w.look);
  await v.page.getByRole("alert").waitFor();
  await shot(v, "b-asking");
  await v.page.goBack();
  await present(v, receipt);
  await v.page.locator(".stop svg").waitFor();
  await shot(v, "c-holds");
  await v.press(w.withdraw);
  await shot(v, "d-confirm");
  server.behaviours = [{ refuse: "seq_out_of_turn", status: 409 }];
  await v.press(w.yes);
  await v.page.locator(".reason").waitFor();
  await shot(v, "e-refused");
  await v.page.context().close();
  const mine = [...server.box.values()];
  for (const [what, logged] of [["f-logged", mine], ["g-missing", []]] as const) {
    Object.assign(server, { status: "sealed", logged });
    const c = await Visitor.arrive(browser, url, look);
    await present(c, receipt);
    await c.page.locator(".stop svg").waitFor();
    await shot(c, what);
    await c.page.context().close();
  }
  Object.assign(server, { status: "open", logged: null });
  const g = await Visitor.arrive(browser, url, look);
  await present(g, receipt);
  await g.press(w.withdraw);
  await g.press(w.yes);
  await g.page.locator(".done").waitFor();
  await shot(g, "h-withdrawn");
  await g.page.context().close();
}
