// The booth in five languages: which it speaks, the switch, and writing from right to left.

import assert from "node:assert/strict";
import { test } from "node:test";
import { town } from "./polls.ts";
import { Server } from "./server.ts";
import { square } from "./square.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const page = (v: Visitor) => v.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title }));
const live = (v: Visitor) => v.page.locator("#live").innerText();
const centre = async (v: Visitor, selector: string, at = 0) => {
  const box = await v.page.locator(selector).nth(at).boundingBox();
  assert.ok(box, selector);
  return box.x + box.width / 2;
};

for (const [locale, lang, dir, start] of [
  ["en-GB", "en", "ltr", "Enter the booth"], ["fr-CA", "fr", "ltr", "Entrer dans l’isoloir"], ["de-AT", "de", "ltr", "Wahlkabine betreten"],
  ["es-MX", "es", "ltr", "Entrar en la cabina"], ["ar-EG", "ar", "rtl", "الدخول إلى حجرة الاقتراع"], ["pt-BR", "en", "ltr", "Enter the booth"],
] as const) {
  test(`the browser's preference decides at the start: ${locale}`, async () => {
    const v = await Visitor.arrive(browser(), await server.publish(square), { locale });
    await v.page.getByRole("button", { name: start }).waitFor();
    assert.deepEqual(await page(v), { lang, dir, title: `${square.title[lang]} – Isoloir` });
    assert.equal(await v.page.locator("nav [aria-pressed=true]").getAttribute("lang"), lang);
    assert.deepEqual(await v.page.locator("nav button").allInnerTexts(), ["English", "Français", "Deutsch", "Español", "العربية"]);
    await v.leave();
  });
}

test("the switch works at every step, keeps the page and the answers, and says so in the new language", async () => {
  const url = await server.publish(square);
  const v = await Visitor.arrive(browser(), url);
  const to = async (name: string, heading: string | RegExp, said: string) => {
    await v.page.getByRole("button", { name, exact: true }).focus();
    await v.page.keyboard.press("Enter");
    await v.at(heading);
    await v.page.locator("#live", { hasText: said }).waitFor();
    assert.equal(await v.page.locator("nav button:focus").innerText(), name);
    return page(v);
  };
  await v.at(square.title.en);
  let now = await to("Deutsch", square.title.de, "Diese Seite ist jetzt auf Deutsch.");
  assert.deepEqual(now, { lang: "de", dir: "ltr", title: `${square.title.de} – Isoloir` });
  await v.press("Wahlkabine betreten");
  await v.at("Sie und der Platz");
  await v.press("Weiter");
  await v.page.getByText("Eine Antwort ist noch zu prüfen").waitFor();
  now = await to("العربية", "أنت والساحة", "هذه الصفحة الآن باللغة العربية.");
  assert.equal(now.dir, "rtl");
  assert.match(now.title, /^خطأ: أنت والساحة/);
  await v.page.getByText("إجابة واحدة تحتاج إلى مراجعة").waitFor();
  await v.pick(square.pages[0].questions[0].ask.ar, "نادرًا");
  await v.pick(/ما الذي ينقص/, "أشجار");
  await to("Español", "Usted y la plaza", "Esta página está ahora en español.");
  assert.equal(await v.group(/Con qué frecuencia/).getByLabel("Rara vez").isChecked(), true);
  assert.equal(await v.group(/Qué falta/).getByLabel("Árboles").isChecked(), true);
  await v.press("Continuar");
  await v.at("Sus deseos");
  await v.page.locator("#f-warum").fill("Por la sombra");
  await v.page.locator("#f-geld").fill("12");
  await to("Français", "Vos souhaits", "Cette page est maintenant en français.");
  assert.equal(await v.page.locator("#f-warum").inputValue(), "Por la sombra");
  assert.equal(await v.page.locator("#f-geld").inputValue(), "12");
  await v.press("Continuer");
  await v.press("Relire vos réponses");
  await v.at("Relire vos réponses");
  await to("Deutsch", "Antworten prüfen", "Diese Seite ist jetzt auf Deutsch.");
  await v.page.getByText("Por la sombra").first().waitFor();
  await v.page.getByText("Bäume").first().waitFor();

  server.behaviours = ["hold"];
  await v.press("Antworten versiegeln und senden");
  await v.page.getByText("Der versiegelte Stimmzettel wird gesendet").first().waitFor();
  now = await to("العربية", "جارٍ إرسال ورقتك", "هذه الصفحة الآن باللغة العربية.");
  await v.page.locator("main").getByText("جارٍ إرسال الورقة المختومة").waitFor();
  await server.breakOff(); // the first try is lost, and the next is taken
  await v.at("ورقتك في الصندوق");
  assert.equal(server.box.size, 1);
  await to("English", "Your ballot is in the box", "This page is now in English.");
  await v.press("Withdraw my ballot");
  await v.at("Withdraw your ballot?");
  await to("Français", "Retirer votre bulletin ?", "Cette page est maintenant en français.");
  await v.leave();
});

test("a language of the poll that the booth does not speak changes the questions, and they are marked with it", async () => {
  const breton = JSON.parse(JSON.stringify({ ...square, languages: ["br", "fa"] }), (_, value) =>
    value && typeof value === "object" && "de" in value ? { br: value.de, fa: value.ar } : value);
  const v = await Visitor.arrive(browser(), await server.publish(breton), { locale: "fr-FR" });
  await v.at(square.title.de);
  assert.deepEqual(await page(v).then(({ lang, dir }) => [lang, dir]), ["fr", "ltr"]);
  const marked = () => v.page.locator("h1 > span").evaluate((e) => [e.getAttribute("lang"), e.getAttribute("dir"), getComputedStyle(e).direction]);
  assert.deepEqual(await marked(), ["br", "ltr", "ltr"]);
  await v.press("فارسی");
  await v.at(square.title.ar);
  assert.deepEqual(await page(v).then(({ lang, dir }) => [lang, dir]), ["fr", "ltr"]);
  assert.deepEqual(await marked(), ["fa", "rtl", "rtl"]);
  assert.match(await live(v), /^Langue des questions\s: .*فارسی/);
  await v.accessible("Persian poll, French booth");
  await v.fits("Persian poll, French booth");
  await v.leave();

  const a = await Visitor.arrive(browser(), `${server.base}/p/${server.id()}`, { locale: "ar" });
  await a.at(square.title.de);
  assert.deepEqual(await page(a).then(({ lang, dir }) => [lang, dir]), ["ar", "rtl"]);
  assert.deepEqual(await a.page.locator("h1 > span").evaluate((e) => [e.getAttribute("lang"), e.getAttribute("dir"), getComputedStyle(e).direction]), ["br", "ltr", "ltr"]);
  await a.accessible("Breton poll, Arabic booth");
  await a.leave();
});

test("where the words of the chosen language do not arrive, the questions change, the answers stay, and the booth speaks as before", async () => {
  const url = await server.publish(town);
  server.missing = /words-[a-z]+-fr/;
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource/];
  await v.press("Enter the booth");
  await v.pick(/neighbourhood/, "North");
  await v.press("Français");
  await v.at("Votre quartier");
  await v.page.locator("#live", { hasText: "Language of the questions: " }).waitFor();
  assert.deepEqual(await page(v).then(({ lang }) => lang), "en");
  assert.equal(await v.page.locator("h1 > [lang=fr]").count(), 1);
  assert.equal(await v.page.locator("#f-quartier-nord-box").isChecked(), true);
  await v.page.getByRole("button", { name: "Continue" }).waitFor();
  await v.leave();
});

for (const width of [320, 1280]) {
  test(`what stands at the start stands at the right in Arabic, at ${width} pixels`, async () => {
    for (const [locale, sign] of [["en", 1], ["ar", -1]] as const) {
      const v = await Visitor.arrive(browser(), await server.publish(square), { locale, viewport: { width, height: 800 } });
      const before = async (first: string, second: string, at = 0) =>
        assert.ok((await centre(v, second, at) - await centre(v, first)) * sign > 4, `${locale}: ${first} stands before ${second}`);
      const side = (selector: string, style: "paddingLeft" | "borderLeftWidth") =>
        v.page.locator(selector).first().evaluate((e, name) => {
          const css = getComputedStyle(e);
          const other = name.replace("Left", "Right") as typeof name;
          return parseFloat(css[name]) - parseFloat(css[other]);
        }, style);
      await v.page.locator(".sealed").waitFor();
      await before(".top .mark svg", ".top .mark bdi");
      await before(".languages li", ".languages li", 1);
      assert.equal(Math.sign(await side(".note", "borderLeftWidth")), sign, `${locale}: the note's border`);
      assert.equal(Math.sign(await side(".sealed li", "paddingLeft")), sign, `${locale}: the tick's room`);
      if (width > 700) await before(".facts dt", ".facts dd");
      const id = await v.page.locator(".foot code").first().evaluate((e) => [getComputedStyle(e).direction, e.textContent]);
      assert.deepEqual(id, ["ltr", server.id()]);
      await v.page.locator(".actions .button").first().click();
      await v.page.locator(".progress").waitFor();
      await before(".option input", ".option span");
      await before(".progress li", ".progress li", 2);
      await before(".progress .here", ".progress li", 1);
      await before(".point", ".point", 3);
      assert.equal(await v.page.locator(".point").first().innerText().then((text) => text.trim().slice(0, 2)), "\u22123");
      await v.fits(`${locale} at ${width}`);
      await v.leave();
    }
  });
}
