// isoloir preview: the real booth under a banner, which speaks the page's language.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { hence } from "./isoloird.ts";
import { spoken } from "./spoken.ts";
import { launch, Visitor } from "./visitor.ts";

const programs = process.env.ISOLOIR_PROGRAMS;
const skip = programs ? false : "there is no Go tool to preview with";
const folder = mkdtempSync(join(tmpdir(), "isoloir-preview-"));
const file = join(folder, "poll.yaml");
const poll = `title: { en: The bench, fr: Le banc, de: Die Bank, es: El banco, ar: المقعد }
languages: [en, fr, de, es, ar]
notice:
  organizer: { en: Town, fr: Ville, de: Stadt, es: Ciudad, ar: المدينة }
  contact: town@example.org
  purpose: { en: To know, fr: Savoir, de: Wissen, es: Saber, ar: المعرفة }
  legal_basis: { en: Consent, fr: Consentement, de: Einwilligung, es: Consentimiento, ar: الموافقة }
  key_holders: { en: Two, fr: Deux, de: Zwei, es: Dos, ar: اثنان }
  retention_days: 30
  quote_text: never
opens: ${hence(24)}
closes: ${hence(48)}
admission: open
pages:
  - questions:
      - { id: bench, type: choice, ask: { en: Bench?, fr: Banc ?, de: Bank?, es: ¿Banco?, ar: مقعد؟ }, options: [{ id: aye, label: { en: "1", fr: "1", de: "1", es: "1", ar: "1" } }, { id: nay, label: { en: "2", fr: "2", de: "2", es: "2", ar: "2" } }] }
`;

let preview: ChildProcess;
let browser: Browser;
let url = "";
before(async () => {
  if (skip) return;
  writeFileSync(file, poll);
  preview = spawn(join(programs!, "isoloir"), ["preview", file], { stdio: ["ignore", "pipe", "ignore"] });
  url = await new Promise<string>((line) => createInterface(preview.stdout!).once("line", line));
  browser = await launch();
});
after(async () => {
  preview?.kill();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function arrive(locale: string, look = {}): Promise<Visitor> {
  const v = await Visitor.arrive(browser, url, { locale, ...look });
  v.expected = [/the server responded with a status of 403/, /Permissions-Policy header: Unrecognized feature/];
  return v;
}

for (const [locale, lang, title, refused, only] of [
  ["en-GB", "en", "Preview.", "Your ballot was sealed", "only the preview"], ["fr-CA", "fr", "Aperçu.", "Votre bulletin a été scellé", "qu’un aperçu"],
  ["de-AT", "de", "Vorschau.", "Ihr Stimmzettel wurde versiegelt", "nur die Vorschau"], ["es-MX", "es", "Vista previa.", "Su papeleta se selló", "solo la vista previa"],
  ["ar-EG", "ar", "معاينة.", "خُتمت ورقتك", "معاينة فقط"],
] as const) {
  test(`a preview says in the page's language what it is, and at the end that it takes no ballot: ${lang}`, { skip }, async () => {
    const v = await arrive(locale, locale === "fr-CA" || locale === "ar-EG" ? { viewport: { width: 360, height: 740 } } : {});
    const { first: w, sending: s, unusual: u } = await spoken(lang);
    const banner = v.page.locator("#preview");
    await v.press(w.start);
    await banner.getByText(title).waitFor();
    assert.deepEqual(await banner.evaluate((e) => [(e as HTMLElement).lang, (e as HTMLElement).dir]), [lang, lang === "ar" ? "rtl" : "ltr"]);
    await v.page.getByLabel("1", { exact: true }).check();
    await v.press(w.toCheck);
    await v.press(s.send);
    await v.at(u.refusedTitle);
    await v.page.locator(".lead").getByText(only).waitFor();
    await banner.getByText(refused).waitFor();
    assert.equal(await v.page.getByRole("button", { name: w.tryAgain }).count(), 0, "trying again would not help");
    await v.accessible("preview");
    if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/preview-${lang}.png` });
    await v.leave();
  });
}

test("the banner follows the language of the page, and what is wrong with the file stands in it as the tool says it", { skip }, async () => {
  const v = await arrive("en-GB");
  const banner = v.page.locator("#preview");
  await banner.getByText("Nothing is stored").waitFor();
  await v.press("Deutsch");
  await banner.getByText("Nichts wird gespeichert").waitFor();
  writeFileSync(file, poll.replace("type: choice", "type: chioce"));
  await banner.getByText("Die Datei hat Fehler. Das ist die Befragung").waitFor();
  assert.match(await banner.locator("pre").innerText(), /chioce/);
  if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/preview-fault-de.png` });
  writeFileSync(file, poll);
  await banner.getByText("Nichts wird gespeichert").waitFor();
  await v.leave();
});
