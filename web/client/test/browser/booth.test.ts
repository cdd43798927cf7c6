// The booth in a real browser, from the notice to the receipt.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseReceiptFile } from "../../src/domain/receipt.ts";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerFirstPage, answerTown, townAnswers } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

test("what a person answers with the mouse is what the organizer's key opens, and the receipt file can be read", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.at("The smart city: what do you think?");
  await answerTown(v);
  await v.page.getByText("What exactly will be sent").click();
  assert.deepEqual(JSON.parse(await v.page.locator("pre").innerText()), townAnswers);
  const said = await v.page.locator("details p").first().innerText();
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  assert.equal(server.bodies.length, 1);
  const body = server.bodies[0] as Buffer;
  assert.ok(said.includes(new Intl.NumberFormat("en").format(body.length)), `${said} names the ballot's ${body.length} bytes`);
  const plain = await server.opened(body);
  assert.equal(plain.trimEnd(), JSON.stringify(townAnswers));
  assert.equal(Buffer.byteLength(plain) % 256, 0);

  const download = await v.download("Save the receipt");
  assert.match(download.name, /^isoloir-receipt-[a-z2-7]{8}\.txt$/);
  const text = download.bytes.toString();
  assert.match(text, /WHOEVER HOLDS THIS FILE/);
  const file = await parseReceiptFile(text);
  assert.ok(file, text);
  assert.equal(file.link.host, new URL(server.base).host);
  await v.leave();
});

test("the keyboard alone is enough to answer and send", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.at("The smart city: what do you think?");
  const { keyboard } = v.page;
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 80; i++) {
      const here = await v.page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement;
        const labels = [...(at.labels ?? [])].map((l) => l.innerText).join(" ");
        return `${at.getAttribute("aria-label") ?? ""} ${labels} ${at.tagName === "BUTTON" || at.tagName === "SUMMARY" ? at.innerText : ""}`;
      });
      if (name.test(here)) return;
      await keyboard.press("Tab");
    }
    assert.fail(`no way to ${name} by the Tab key`);
  };
  await tabTo(/Enter the booth/);
  await keyboard.press("Enter");
  await v.at("Your neighbourhood");
  await v.page.locator("h1:focus").waitFor();
  await tabTo(/Centre/);
  await keyboard.press("Space");
  await keyboard.press("ArrowDown");
  await tabTo(/Under 25/);
  await keyboard.press("Space");
  await tabTo(/Continue/);
  await keyboard.press("Enter");
  await v.at("Cameras");
  await tabTo(/^\s*Yes/);
  await keyboard.press("Space");
  await tabTo(/Why/);
  await keyboard.type("Because.");
  await tabTo(/Continue/);
  await keyboard.press("Enter");
  await v.at("What the town can do");
  for (const item of ["Cameras", "Street lighting"]) {
    await tabTo(new RegExp(`Add to ranking: ${item}`));
    await keyboard.press("Enter");
    assert.match(await v.page.locator("#live").innerText(), new RegExp(`${item}: place`));
  }
  await tabTo(/Check your answers/);
  await keyboard.press("Enter");
  await v.at("Check your answers");
  await tabTo(/Seal and send/);
  await keyboard.press("Enter");
  await v.at("Your ballot is in the box");
  const plain = JSON.parse(await server.opened(server.bodies[0] as Buffer));
  assert.deepEqual(plain, {
    answers: { quartier: "nord", age: "a18", reconnaissance: "oui", pourquoi: "Because.", budget: ["cameras", "eclairage"] },
  });
  await v.leave();
});

test("a problem is told above and beside the question, and its link leads to the field", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(everything));
  await v.press("Enter the booth");
  await v.at("Budget");
  await v.page.getByLabel(/What yearly fee/).fill("20,555");
  await v.page.getByLabel("Day").fill("31");
  await v.page.getByLabel("Month").fill("2");
  await v.page.getByLabel("Year", { exact: true }).fill("2027");
  await v.pick(/What would you help/, "Other");
  await v.press("Continue");
  const summary = v.page.getByRole("alert");
  await summary.waitFor();
  assert.equal(await v.page.evaluate(() => document.activeElement?.getAttribute("role")), "alert");
  assert.match(await v.page.title(), /^Error: Budget/);
  const lines = await summary.getByRole("link").allInnerTexts();
  assert.deepEqual(lines, [
    "What yearly fee seems fair, in euros? – Enter a number in figures, such as 100.00.",
    "A date for the next assembly? – Enter a day that this month has.",
    "What would you help with? – Choose at least 2.",
  ]);
  await v.accessible("errors");
  await summary.getByRole("link", { name: /What yearly fee/ }).click();
  assert.equal(await v.page.evaluate(() => document.activeElement?.id), "f-cotisation");
  await v.page.getByLabel(/What yearly fee/).fill("20,5");
  await v.page.getByLabel("Month").fill("3");
  await v.pick(/What would you help/, "Cooking");
  await v.press("Continue");
  assert.deepEqual(await summary.getByRole("link").allInnerTexts(), ["What would you help with? – Say what “Other” stands for."]);
  await summary.getByRole("link").click();
  await v.page.keyboard.type("Singing");
  await v.press("Continue");
  await v.at("Page 2");
  await v.leave();
});

test("what was skipped past with the browser's buttons is caught before sending", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.press("Enter the booth");
  await answerFirstPage(v);
  await v.pick(/rule out/, "No");
  await v.press("Continue");
  await v.at("What the town can do");
  await v.press("Check your answers");
  await v.at("Check your answers");
  await v.page.goBack();
  await v.page.goBack();
  await v.at("Cameras");
  await v.press(/Undo my choice.*rule out/);
  await v.page.goForward();
  await v.page.goForward();
  await v.at("Check your answers");
  await v.press("Seal and send my answers");
  await v.page.getByRole("alert").getByRole("link", { name: /rule out/ }).click();
  await v.at("Cameras");
  assert.equal(await v.page.evaluate(() => document.activeElement?.id), "f-reconnaissance");
  await v.pick(/rule out/, "No");
  await v.press("Check your answers");
  await v.at("Check your answers");
  assert.equal(server.bodies.length, 0);
  await v.leave();
});

test("a condition shows and hides its question without moving the focus, and a hidden answer is not sent", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.press("Enter the booth");
  await answerFirstPage(v);
  assert.equal(await v.page.getByLabel("Why?").count(), 0);
  await v.pick(/rule out/, "Yes");
  await v.page.getByLabel("Why?").fill("A secret.");
  assert.match(await v.page.locator("#live").innerText(), /new question/);
  await v.pick(/rule out/, "I do not know");
  assert.equal(await v.page.getByLabel("Why?").count(), 0);
  assert.equal(await v.page.evaluate(() => (document.activeElement as HTMLInputElement).type), "radio");
  await v.press("Continue");
  await v.press("Check your answers");
  await v.at("Check your answers");
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  assert.doesNotMatch(await server.opened(server.bodies[0] as Buffer), /secret|pourquoi/);
  await v.leave();
});

test("whether words may be quoted is asked where some can be written, and a tick that is hidden is not sent", async () => {
  const t = (en: string) => ({ en });
  const o = (id: string, label: string) => ({ id, label: t(label) });
  const pages = [{ questions: [
    { id: "like", type: "choice", ask: t("Do you like it?"), options: [o("aye", "Yes"), o("nay", "No")], other: true, other_max: 20 },
    { id: "why", type: "text", ask: t("Why?"), show_if: { like: ["aye"] }, max: 100 },
  ] }];
  const whole = JSON.parse(JSON.stringify(everything), (_, value) => value?.en ? t(value.en) : value);
  const url = await server.publish(whole, { languages: ["en"], notice: { ...whole.notice, quote_text: "ask" }, pages });
  const v = await Visitor.arrive(browser(), url);
  const box = v.page.getByLabel(/may be quoted/);
  const term = v.page.locator("dt", { hasText: "May your words be quoted?" });
  const toCheck = async () => {
    await v.press("Check your answers");
    await v.at("Check your answers");
  };
  await v.press("Enter the booth");
  await v.at("Page 1");
  await v.pick("Do you like it?", "No");
  await box.waitFor({ state: "detached" });
  await v.pick("Do you like it?", "Yes");
  await box.check();
  await toCheck();
  assert.equal(await term.count(), 1);
  await v.page.goBack();
  await v.pick("Do you like it?", "No");
  await box.waitFor({ state: "detached" });
  await toCheck();
  assert.equal(await term.count(), 0);
  await v.page.getByText("What exactly will be sent").click();
  assert.deepEqual(JSON.parse(await v.page.locator("pre").innerText()), { answers: { like: "nay" } });
  await v.page.goBack();
  await v.pick("Do you like it?", "Other");
  await v.page.getByLabel("Please say what").fill("Sometimes");
  assert.equal(await box.isChecked(), true);
  await toCheck();
  await v.press("Change – May your words");
  await v.page.locator("#f-quote:focus").waitFor();
  await toCheck();
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  assert.deepEqual(JSON.parse(await server.opened(server.bodies[0] as Buffer)), { answers: { like: "other", "like.other": "Sometimes" }, quote: true });
  await v.leave();
});

test("the notice shows every fact of the definition", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town, { opens: "2026-03-02T08:00:00Z", closes: "2027-01-31T18:30:00Z", max_ballots: 5000, release_at_least: 12 }));
  await v.at(/smart city/);
  const facts = await v.page.locator("dl.facts > div").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  const { organizer, contact, purpose, legal_basis, key_holders, retention_days } = town.notice;
  assert.equal(retention_days, 90);
  assert.deepEqual(facts, [
    ["Who asks", organizer.en], ["Why", purpose.en], ["Legal basis", legal_basis.en], ["Who can open the answers", key_holders.en],
    ["Answers are kept until", "1 May 2027 at the latest, then deleted"], ["Opened only with", "12 ballots or more; 5,000 at most are taken"],
    ["May your words be quoted?", "Only if you allow it, by a box you can tick."], ["Contact", contact],
    ["Opens", "Monday, 2 March 2026 at 09:00 CET"], ["Closes", "Sunday, 31 January 2027 at 19:30 CET"],
  ]);
  await v.leave();
});

test("every page says which it is, of how many", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.press("Enter the booth");
  const progress = (n: number) => v.page.locator(".progress", { hasText: `Page ${n} of ${town.pages.length}` }).waitFor();
  await progress(1);
  assert.equal(town.pages.length, 3);
  await answerFirstPage(v);
  await progress(2);
  assert.deepEqual(await v.page.locator(".progress li").evaluateAll((all) => all.map((one) => one.className)), ["past", "here", ""]);
  await v.page.goBack();
  await progress(1);
  await v.leave();
});

test("back, forward and another language lose nothing", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await answerTown(v);
  await v.page.goBack();
  await v.page.goBack();
  await v.page.goBack();
  await v.at("Your neighbourhood");
  assert.equal(await v.page.getByLabel("North").isChecked(), true);
  await v.press("Français");
  await v.at("Votre quartier");
  await v.page.locator("html[lang=fr]").waitFor();
  assert.equal(await v.page.getByLabel("Nord").isChecked(), true);
  await v.page.goForward();
  await v.at("Caméras");
  assert.equal(await v.page.getByLabel("Pourquoi ?").inputValue(), townAnswers.answers.pourquoi);
  assert.equal(await v.page.evaluate(() => JSON.stringify(history.state)), '{"step":2}');
  await v.leave();
});

test("options in a drawn order keep it while the page is open", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.press("Enter the booth");
  await answerFirstPage(v);
  await v.pick(/rule out/, "No");
  await v.press("Continue");
  await v.at("What the town can do");
  const order = () => v.group(/Up to three/).locator("label.option").allInnerTexts();
  const drawn = await order();
  assert.equal(drawn.at(-1), "Other");
  await v.page.goBack();
  await v.at("Cameras");
  await v.page.goForward();
  await v.at("What the town can do");
  assert.deepEqual(await order(), drawn);
  await v.leave();
});

test("whoever leaves with unsent answers is warned, before the first answer and after the receipt nobody", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  let warned = 0;
  v.page.on("dialog", (dialog) => { warned++; void dialog.accept(); });
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  await v.page.reload();
  await v.press("Enter the booth");
  assert.equal(warned, 0);
  await v.pick(/neighbourhood/, "North");
  await v.page.reload();
  await v.at("The smart city: what do you think?");
  assert.equal(warned, 1);
  await answerTown(v);
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  await v.page.reload();
  await v.at("The smart city: what do you think?");
  assert.equal(warned, 1);
  await v.leave();
});

test("what breaks the policy is noticed: an HTML string, and a picture from elsewhere", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await v.at(/smart city/);
  await v.page.evaluate(() => {
    try { document.body.innerHTML = "<b>no</b>"; } catch { /* Trusted Types throw */ }
    new Image().src = "https://elsewhere.example/pixel.gif";
  });
  await v.at(/smart city/);
  await assert.rejects(v.leave(), /elsewhere\.example/);
  for (const rule of ["CSP require-trusted-types-for", "CSP img-src"]) assert.ok(v.faults.some((fault) => fault.startsWith(rule)), rule);
  await v.page.context().close();
});
