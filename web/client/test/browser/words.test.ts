// The booth's own words: which are fetched, and what happens where they do not arrive.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ownLanguages } from "../../src/i18n/index.ts";
import { town } from "./polls.ts";
import { Server } from "./server.ts";
import { spoken } from "./spoken.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const wordsAsked = () => server.seen.map(({ url }) => /(words-[a-z]+-[a-z]+)-\w{8}\./.exec(url)?.[1]).filter((name) => name !== undefined);
const language = (v: Visitor) => v.page.locator("html").getAttribute("lang");

test("only the words of the reader's language are fetched", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town), { locale: "fr-CA" });
  await v.at(/Ville/);
  await v.press("Entrer dans l’isoloir");
  await v.at("Votre quartier");
  assert.equal(await language(v), "fr");
  await v.page.waitForFunction(() => performance.getEntriesByType("resource").some((e) => e.name.includes("/assets/words-unusual-"))); // the last
  assert.deepEqual([...new Set(wordsAsked())].sort(), ["words-fields-fr", "words-sending-fr", "words-unusual-fr"]);
  await v.leave();
});

test("a file of words holds those of its part, and no page loads others", async () => {
  const assets = join(process.env.BROWSER_TEST ?? "", "../../../static/dist/assets");
  const plain = (part: object) => Object.values(part).filter((w): w is string => typeof w === "string" && /^[^"'`\\\n\u2068]{20,}$/.test(w));
  for (const lang of ownLanguages) {
    const words = Object.entries(await spoken(lang));
    for (const file of readdirSync(assets).filter((name) => new RegExp(`^words-\\w+-${lang}-.{8}\\.js$`).test(name))) {
      const text = readFileSync(join(assets, file), "utf8");
      const share = (said: string[]) => said.filter((w) => text.includes(w)).length / said.length; // a sentence may quote one of another part
      const holds = words.filter(([, part]) => share(plain(part)) > 0.2).map(([name]) => name);
      const part = file.split("-")[1]!;
      assert.deepEqual(holds, part === "fields" ? ["fields", "first"] : [part], file);
    }
  }
});

test("the language of a poll that the reader does not read decides, and its words are fetched too", async () => {
  const french = JSON.parse(JSON.stringify({ ...town, languages: ["fr"] }), (_, value) =>
    value && typeof value === "object" && "en" in value ? { fr: value.fr } : value);
  const v = await Visitor.arrive(browser(), await server.publish(french), { locale: "en-GB" });
  await v.page.getByRole("button", { name: "Entrer dans l’isoloir" }).waitFor();
  assert.equal(await language(v), "fr");
  assert.deepEqual(wordsAsked().slice(0, 2).sort(), ["words-fields-en", "words-fields-fr"]);
  await v.leave();
});

for (const how of ["missing", "tampered"] as const) {
  test(`where the words of a language are ${how}, the booth speaks another`, async () => {
    const url = await server.publish(town);
    server[how] = /words-fields-en/;
    const v = await Visitor.arrive(browser(), url);
    v.expected = [/integrity|digest|Failed to load resource/];
    await v.press("Entrer dans l’isoloir");
    await v.at("Your neighbourhood"); // the poll's texts are in the reader's language as before
    assert.equal(await language(v), "fr");
    assert.equal(await v.page.locator("h1 [lang=en]").count(), 1);
    await v.leave();
  });
}

test("where the words of a later part are missing in a language, the whole booth speaks another", async () => {
  const url = await server.publish(town);
  server.missing = /words-sending-en/;
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource/];
  await v.press(/Enter the booth|Entrer dans/);
  await v.page.locator("html[lang=fr]").waitFor();
  await v.press("Continuer");
  await v.at("Cameras");
  await v.leave();
});

test("where no words arrive at all, the page says so in every language, and the network's return mends it", async () => {
  const url = await server.publish(town);
  server.missing = /words/;
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource/];
  await v.at("Isoloir");
  const said = await v.page.locator("main").innerText();
  assert.match(said, /The booth did not arrive whole[^]*L’isoloir n’est pas arrivé en entier/);
  await v.accessible("no words");
  await v.fits("no words");
  await v.press("Réessayer");
  await v.at("Isoloir");
  server.missing = null;
  await v.page.evaluate(() => dispatchEvent(new Event("online")));
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  await v.leave();
});
