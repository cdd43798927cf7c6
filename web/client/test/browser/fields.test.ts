// Every kind of question in a real browser: by keyboard, by mouse, and what is said, sent and kept. Moving by pointer is in fields_drag.test.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions } from "playwright-core";
import { fillDate, focused, goTo, kinds, live, tabTo } from "./kinds.ts";
import { Server } from "./server.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const arrive = async (look: BrowserContextOptions = {}) => Visitor.arrive(browser(), await server.publish(kinds), look);
const sent = async (at = 0) => (JSON.parse(await server.opened(server.bodies[at]!)) as { answers: Record<string, unknown> }).answers;

async function send(v: Visitor): Promise<void> {
  await v.press("Check your answers");
  await v.at("Check your answers");
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
}

test("the keyboard alone answers every kind of question, and that is what is sent", async () => {
  for (const width of [320, 1280]) {
    const v = await arrive({ viewport: { width, height: 700 } });
    const { keyboard } = v.page;
    const press = async (id: string, key = "Space") => {
      await tabTo(v, id);
      await keyboard.press(key);
    };
    const type = async (id: string, text: string) => {
      await tabTo(v, id);
      await keyboard.type(text);
    };
    const submit = async () => {
      for (let i = 0; i < 60 && (await v.page.evaluate(() => (document.activeElement as HTMLButtonElement).type)) !== "submit"; i++) await keyboard.press("Tab");
      await keyboard.press("Enter");
    };
    await v.at("Every kind of question");
    await v.page.locator("main .button").first().focus();
    await keyboard.press("Enter");
    await v.at("Choosing");
    await press("f-visit");
    await keyboard.press("ArrowUp"); // around to the last
    await type("f-visit-other", "Mondays");
    await type("f-why", "The view.");
    for (const id of ["music", "garden"]) {
      const box = v.page.getByRole("checkbox", { name: id === "music" ? "Music" : "The garden" });
      await box.focus(); // the order is drawn, so Tab may have to go round
      await keyboard.press("Space");
    }
    await press("f-mood");
    for (let i = 0; i < 7; i++) await keyboard.press("ArrowRight");
    await submit();
    await v.at("Writing");
    await type("f-fee", "1 234,5");
    await type("f-shift", "-15");
    await type("f-day-day", "03");
    await type("f-day-month", "3");
    await type("f-day-year", "2027");
    await type("f-word", "No.");
    await submit();
    await v.at("Comparing");
    await type("b-order-place-roof", "1");
    await press("b-order-add-stairs", "Enter");
    await press("b-order-up-stairs", "Enter");
    await v.page.locator("#f-plans").focus();
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await press("f-means");
    for (const row of ["mail", "door"]) await press(`f-means-${row}-yes_please`);
    await submit();
    await v.at("Check your answers");
    await submitSend(v);
    const answers = await sent();
    const plans = Object.values(answers.plans as object);
    assert.deepEqual({ ...answers, plans }, {
      visit: "other", "visit.other": "Mondays", why: "The view.", help: ["garden", "music"], mood: 2, fee: "1234.50", shift: -15, day: "2027-03-03", word: "No.",
      order: ["stairs", "roof"], plans: ["fair"], means: { post: "yes_please", mail: "yes_please", door: "yes_please" },
    });
    await v.leave();
  }
});

async function submitSend(v: Visitor): Promise<void> {
  await v.page.getByRole("button", { name: "Seal and send my answers" }).focus();
  await v.page.keyboard.press("Enter");
  await v.at("Your ballot is in the box");
}

test("no radio is picked beforehand, and every group of radios can be undone, which leads back to its first", async () => {
  for (const width of [320, 1280]) {
    const v = await arrive({ viewport: { width, height: 700 } });
    await goTo(v, "Choosing");
    assert.equal(await v.page.locator("input:checked").count(), 0);
    for (const [group, last] of [["visit", "never-box"], ["mood", "3"]]) {
      await v.page.locator(`[id="f-${group}-${last}"]`).check();
      await v.page.locator(`#q-${group}`).getByRole("button", { name: /^Undo my choice/ }).press("Enter");
      assert.equal(await focused(v), `f-${group}`);
    }
    assert.equal(await v.page.locator("input:checked").count(), 0);
    await v.page.locator("#f-visit").check();
    await v.press("Continue");
    await v.page.locator("#f-fee").fill("20");
    await fillDate(v, "3", "3", "2027");
    await v.press("Continue");
    await v.at("Comparing");
    assert.equal(await v.page.locator("input:checked").count(), 0);
    for (const row of ["post", "mail"]) await v.page.locator(`[id="f-means-${row}-maybe"]`).check();
    await v.page.getByRole("button", { name: "Undo my choice – By mail" }).press("Enter");
    assert.equal(await focused(v), "f-means-mail-yes_please");
    assert.deepEqual(await v.page.locator("input:checked").evaluateAll((all) => all.map((one) => one.id)), ["f-means-post-maybe"]);
    await v.leave();
  }
});

test("a grid is a table with headers where it fits and a fieldset per line where not, never both, and turning the phone loses neither answer nor focus", async () => {
  const v = await arrive({ viewport: { width: 320, height: 700 } });
  await goTo(v, "Comparing");
  const means = v.page.locator("#q-means");
  const inputs = () => means.locator("input").evaluateAll((all) => all.map((one) => one.id));
  assert.equal(await means.locator("table").count(), 0);
  assert.deepEqual(await means.locator("fieldset > legend").allInnerTexts(), ["By post", "By mail", "At the door"]);
  await means.getByRole("radiogroup", { name: "By mail" }).getByLabel("Perhaps").check();
  const narrow = await inputs();
  await v.page.setViewportSize({ width: 1280, height: 700 });
  const table = means.getByRole("table", { name: /hear of us/ });
  await table.waitFor();
  assert.equal(await means.locator("fieldset").count(), 0);
  assert.deepEqual(await inputs(), narrow, "the same controls, in the same order");
  assert.equal(await focused(v), "f-means-mail-maybe");
  assert.deepEqual(await table.getByRole("columnheader").allInnerTexts(), ["Gladly", "Perhaps", "Rather not"]);
  assert.deepEqual(await table.getByRole("rowheader").allInnerTexts(), ["By post", "By mail", "At the door"]);
  assert.equal(await table.getByRole("radio", { name: "By mail Perhaps", exact: true }).isChecked(), true);
  await v.page.keyboard.press("ArrowRight");
  await v.page.setViewportSize({ width: 360, height: 700 });
  await table.waitFor({ state: "detached" });
  assert.equal(await focused(v), "f-means-mail-rather_not");
  assert.equal(await means.locator("input:checked").count(), 1);
  await v.leave();
});

test("places are given by number as well: typed over, too high, in other digits, and emptied", async () => {
  const v = await arrive();
  await goTo(v, "Comparing");
  const order = () => v.page.locator(".ranking ol .name").evaluateAll((all) => all.map((one) => one.firstChild?.textContent));
  const place = (id: string) => v.page.locator(`#b-order-place-${id}`);
  assert.match(await v.page.locator("#q-order").innerText(), /Nothing ranked yet[^]*Not ranked/);
  await place("roof").pressSequentially("1");
  assert.equal(await focused(v), "b-order-place-roof");
  assert.match(await live(v), /^The roof: place 1 of 1/);
  await place("stairs").pressSequentially("9");
  assert.match(await live(v), /^The stairs: place 2 of 2/);
  await place("heating").pressSequentially("١");
  assert.deepEqual(await order(), ["The heating", "The roof", "The stairs"]);
  assert.equal(await place("stairs").inputValue(), "3");
  await place("stairs").fill("");
  assert.deepEqual(await order(), ["The heating", "The roof", "The stairs"], "an emptied place may be about to get a number");
  await place("stairs").pressSequentially("2");
  assert.deepEqual(await order(), ["The heating", "The stairs", "The roof"]);
  await place("heating").fill("");
  await v.page.keyboard.press("Tab");
  assert.deepEqual(await order(), ["The stairs", "The roof"]);
  assert.equal(await focused(v), "b-order-add-heating");
  assert.match(await live(v), /^The heating: not ranked any more/);
  for (const rest of ["heating", "kitchen"]) await v.page.locator(`#b-order-add-${rest}`).click();
  assert.match(await v.page.locator(".rest").innerText(), /Everything is ranked/);
  await v.page.locator("#b-order-up-stairs").click({ force: true }); // the first: nothing to do
  assert.deepEqual(await order(), ["The stairs", "The roof", "The heating", "A kitchen that can feed the whole neighbourhood"]);
  await v.leave();
});

test("a date stands in the reader's order, takes a month's name, and says which field is wrong", async () => {
  for (const [locale, order] of [["en-GB", "day month year"], ["en-US", "month day year"], ["en-CA", "year month day"]] as const) {
    const v = await arrive({ locale });
    await goTo(v, "Writing");
    assert.deepEqual(await v.page.locator(".date input").evaluateAll((all) => all.map((one) => one.id.slice(6))), order.split(" "), locale);
    if (locale !== "en-GB") { await v.leave(); continue; }
    await v.page.locator("#f-fee").fill("20");
    const tried: [[string, string, string], string, string][] = [
      [["", "", ""], "Enter a date.", "day month year"], [["31", "2", "2027"], "Enter a day that this month has.", "day"],
      [["3", "13", "27"], "Enter a month from 1 to 12. Enter a year in four digits.", "month year"],
      [["3", "3", "2029"], "Stay between 1 January 2027 and 31 December 2027.", "day month year"],
    ];
    for (const [[day, month, year], words, wrong] of tried) {
      await fillDate(v, day, month, year);
      await v.press("Continue");
      await v.page.getByRole("alert").getByRole("link", { name: words }).click();
      assert.equal(await focused(v), `f-day-${wrong.split(" ")[0]}`);
      const invalid = v.page.locator(".date [aria-invalid]");
      assert.deepEqual(await invalid.evaluateAll((all) => all.map((one) => one.id.slice(6))), wrong.split(" "));
      for (const one of await invalid.all()) assert.match((await one.getAttribute("aria-describedby"))!, /\be-day$/);
    }
    await fillDate(v, "3", "sept", "2027");
    await v.page.locator("#f-day-year").press("Enter");
    await v.at("Comparing");
    await v.page.goBack();
    await v.at("Writing");
    assert.equal(await v.page.locator("#f-day-month").inputValue(), "9");
    await v.page.locator("#f-day-month").fill("ju"); // June or July
    await v.press("Continue");
    await v.page.getByRole("alert").getByRole("link", { name: /month/ }).waitFor();
    await v.leave();
  }
});

test("characters left are counted in code points, and said only when a person stops typing near the end", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(kinds));
  await v.page.clock.install();
  await goTo(v, "Choosing");
  await v.page.locator("#f-visit").check();
  const field = v.page.locator("#f-why");
  await v.page.clock.pauseAt(Date.now() + 3_600_000);
  const before = await live(v);
  await field.pressSequentially("😀".repeat(10));
  await v.page.clock.runFor(3000);
  assert.equal(await v.page.locator("#c-why").innerText(), "20 characters left");
  assert.equal(await live(v), before, "far from the end nothing is said");
  await field.pressSequentially("a".repeat(15));
  assert.equal(await live(v), before, "nothing is said at a key");
  await v.page.clock.runFor(900);
  assert.equal(await live(v), before);
  await v.page.clock.runFor(200);
  assert.equal(await live(v), "5 characters left");
  await field.pressSequentially("a".repeat(6));
  await v.page.clock.runFor(1100);
  assert.equal(await live(v), "1 character too many");
  assert.equal(await field.inputValue(), "😀".repeat(10) + "a".repeat(21), "no character is taken from anybody");
  await v.leave();
});

test("the field of “other” comes with its option, without moving the focus, and is said", async () => {
  const v = await arrive();
  await goTo(v, "Choosing");
  assert.equal(await v.page.locator("#f-visit-other").count(), 0);
  const other = v.page.locator('[id="f-visit-other-box"]');
  await other.check();
  assert.equal(await focused(v), "f-visit-other-box");
  assert.match(await live(v), /Please say what|new question/);
  await v.page.locator("#f-visit-other").fill("Mondays");
  await v.page.locator("#f-visit").check();
  assert.equal(await v.page.locator("#f-visit-other").count(), 0);
  await other.check();
  assert.equal(await v.page.locator("#f-visit-other").inputValue(), "Mondays");
  await v.page.locator("#f-visit-other").fill("");
  await v.press("Continue");
  await v.page.getByRole("alert").getByRole("link").click();
  assert.equal(await focused(v), "f-visit-other");
  assert.equal(await v.page.locator("#f-visit-other").getAttribute("aria-invalid"), "true");
  assert.equal(await v.page.locator("#q-visit").getAttribute("aria-invalid"), null, "the choice itself is none of the trouble");
  await v.leave();
});

test("shuffled options keep their order on the way back and in another language, and every visit draws its own", async () => {
  const orders = new Set<string>();
  for (let visit = 0; visit < 4; visit++) {
    const v = await arrive();
    await goTo(v, "Choosing");
    const order = () => v.page.locator("#q-help input").evaluateAll((all) => all.map((one) => one.closest("label")!.innerText.split("\n")[0]));
    const english = await order();
    orders.add(english.join());
    if (visit === 0) {
      await v.page.locator("#f-visit").check();
      await v.press("Continue");
      await v.at("Writing");
      await v.press("Français");
      await v.at("Écrire");
      await v.page.goBack();
      await v.at("Choisir");
      const french: Record<string, string> = { Cooking: "La cuisine", Leaflets: "Les tracts", "The website": "Le site", "The garden": "Le jardin", Music: "La musique", "The children": "Les enfants" };
      assert.deepEqual(await order(), english.map((label) => french[label!]));
    }
    await v.leave();
  }
  assert.ok(orders.size > 1, "four visits drew one order of 720");
});

test("one branch takes the place of another without moving the focus; its answers come back with it; its ballot is as long", async () => {
  const answer = async (branch: "often" | "never") => {
    const v = await arrive();
    await goTo(v, "Choosing");
    await v.page.locator("#f-visit").check();
    await v.page.locator("#f-why").fill("Thirty characters, as it ends.");
    await v.page.locator('[id="f-visit-never-box"]').check();
    assert.equal(await focused(v), "f-visit-never-box");
    assert.match(await live(v), /new question/, "as many questions as before, but another one");
    assert.equal(await v.page.locator("#f-why").count(), 0);
    await v.page.locator("#f-whynot").check();
    if (branch === "often") {
      await v.page.locator("#f-visit").check();
      assert.equal(await v.page.locator("#f-why").inputValue(), "Thirty characters, as it ends.");
      assert.equal(await v.page.locator("#q-whynot").count(), 0);
    }
    await v.press("Continue");
    await v.at("Writing");
    await v.page.locator("#f-fee").fill("20");
    await fillDate(v, "3", "3", "2027");
    await v.press("Continue");
    await v.at("Comparing");
    await v.page.locator("#b-order-add-roof").click();
    for (const row of ["post", "mail", "door"]) await v.page.locator(`#q-means [name="f-means-${row}"]`).first().check();
    await send(v);
    const body = server.bodies[0]!;
    const plain = await server.opened(body);
    await v.leave();
    return { length: body.length, bare: plain.trimEnd().length, answers: await sent() };
  };
  const [often, never] = [await answer("often"), await answer("never")];
  assert.deepEqual([often.answers.why, often.answers.whynot, never.answers.why, never.answers.whynot], ["Thirty characters, as it ends.", undefined, undefined, "far"]);
  assert.equal(often.length, never.length);
  console.log(`two branches: ballots of ${often.length} and ${never.length} bytes, answers of ${often.bare} and ${never.bare}`);
  assert.notEqual(often.bare, never.bare, "control: without the padding, the branch shows");
});

test("an error keeps its words until the next attempt, beside the field as above, in the reader's language", async () => {
  const v = await arrive();
  await goTo(v, "Choosing");
  await v.page.locator("#f-visit").check();
  await v.page.locator("#f-why").fill("x".repeat(33));
  for (const box of await v.page.locator("#q-help input").all()) await box.check();
  await v.press("Continue");
  const summary = v.page.getByRole("alert");
  await summary.waitFor();
  const above = () => summary.getByRole("link").evaluateAll((all) => all.map((one) => one.textContent!.split(" – ")[1]));
  const beside = () => v.page.locator(".question > .message").evaluateAll((all) => all.map((one) => one.lastChild?.textContent));
  assert.deepEqual(await above(), ["Shorten this by 3 characters.", "Choose no more than 2."]);
  assert.deepEqual(await beside(), await above());
  await v.page.locator("#f-why").fill("Short.");
  assert.deepEqual(await above(), ["Shorten this by 3 characters.", "Choose no more than 2."], "mended, but not yet looked at again");
  await v.press("Français");
  await v.at("Choisir");
  await v.page.getByText(/3 caractères/).first().waitFor();
  assert.deepEqual(await beside(), await above());
  assert.match(await v.page.title(), /^Erreur\s: Choisir/);
  await v.press("English");
  await v.at("Choosing");
  await v.page.locator('[id="f-visit-never-box"]').check();
  assert.deepEqual(await above(), ["Choose no more than 2."], "no link leads to a question that is hidden");
  for (const box of (await v.page.locator("#q-help input").all()).slice(2)) await box.uncheck();
  await v.press("Continue");
  await v.at("Writing");
  assert.equal(await summary.count(), 0);
  await v.leave();
});

test("what is wrong in a list of radios, boxes, places or lines is marked on its controls, and the link leads to the first", async () => {
  const v = await arrive();
  await goTo(v, "Choosing");
  await v.press("Continue");
  const follow = (name: RegExp) => v.page.getByRole("alert").getByRole("link", { name }).click();
  await follow(/come here/);
  assert.equal(await focused(v), "f-visit");
  assert.equal(await v.page.locator("#q-visit").getAttribute("aria-invalid"), "true");
  const said = await v.page.locator("#q-visit").evaluate((group) => group.getAttribute("aria-describedby")!.split(" ").map((id) => document.getElementById(id)?.textContent));
  assert.deepEqual(said, ["Error: Choose an answer."]);
  await v.page.locator("#f-visit").check();
  for (const box of await v.page.locator("#q-help input").all()) await box.check();
  await v.press("Continue");
  await follow(/help with/);
  assert.equal(await focused(v), "f-help");
  assert.equal(await v.page.locator("#q-help input[aria-invalid=true][aria-describedby$=e-help]").count(), 6);
  for (const box of await v.page.locator("#q-help input").all()) await box.uncheck();
  await v.press("Continue");
  await v.page.locator("#f-fee").fill("20");
  await fillDate(v, "3", "3", "2027");
  await v.press("Continue");
  await v.at("Comparing");
  await v.page.locator("#f-means").check();
  await v.press("Check your answers");
  await follow(/comes first/);
  assert.equal(await focused(v), "b-order-place-roof");
  await follow(/hear of us/);
  assert.equal(await focused(v), "f-means-mail-yes_please", "the first line without an answer");
  assert.equal(await v.page.locator(".missing").count(), 2);
  await v.page.setViewportSize({ width: 320, height: 700 });
  await v.page.locator("fieldset.missing").first().waitFor();
  assert.equal(await v.page.locator("fieldset.missing[aria-invalid=true]").count(), 2);
  await v.leave();
});
