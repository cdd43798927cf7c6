// A whole poll by keys alone: no test here touches the mouse, or puts the focus anywhere.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseReceiptFile } from "../../src/domain/receipt.ts";
import { Server } from "./server.ts";
import { spoken } from "./spoken.ts";
import { square } from "./square.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

/** Presses the Tab key until what has the focus is what is looked for: the id of a control, or the words on a button. */
async function tabTo(v: Visitor, wanted: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await v.page.keyboard.press("Tab");
    const there = await v.page.evaluate((wanted) => {
      const at = document.activeElement as HTMLElement;
      return at.id === wanted || at.innerText?.trim() === wanted;
    }, wanted);
    if (there) return;
  }
  assert.fail(`no way to ${wanted} by the Tab key`);
}

for (const [lang, width] of [["en", 1280], ["ar", 320]] as const) {
  test(`from the address to the saved receipt, by keys alone: ${lang}, ${width} pixels`, async () => {
    const { first: w, sending: s } = await spoken(lang);
    const v = await Visitor.arrive(browser(), await server.publish(square), { locale: lang, viewport: { width, height: 700 } });
    const { keyboard } = v.page;
    const press = async (wanted: string, key = "Space") => {
      await tabTo(v, wanted);
      await keyboard.press(key);
    };
    const type = async (id: string, text: string) => {
      await tabTo(v, id);
      await keyboard.type(text);
    };
    const at = (name: string) => v.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await at(square.title[lang]);
    await press(w.skip, "Enter");
    assert.equal(await v.page.evaluate(() => document.activeElement?.id), "main");
    await press(w.start, "Enter");
    await at(square.pages[0].title[lang]);
    await press(w.next, "Enter"); // nothing is answered
    await v.page.locator(".summary:focus, .summary :focus").waitFor();
    await keyboard.press("Tab");
    await keyboard.press("Enter"); // the link to what is missing
    assert.equal(await v.page.evaluate(() => document.activeElement?.id), "f-weg");
    await keyboard.press("ArrowDown");
    await press("f-was-baeume-box");
    await press("f-heute");
    await keyboard.press("ArrowDown");
    await press(w.next, "Enter");
    await at(square.pages[1].title[lang]);
    await type("f-warum", "Shade.");
    await type("f-geld", "120");
    await type("f-tag-day", "3");
    await type("f-tag-month", "5");
    await type("f-tag-year", "2027");
    await press(w.next, "Enter");
    await at(w.page(3));
    await press("b-folge-add-spiel", "Enter");
    await press("b-folge-add-licht", "Enter");
    await press("b-folge-up-licht", "Enter");
    await press("f-plaene");
    await press("f-wann");
    await keyboard.press("ArrowDown");
    await press(w.toCheck, "Enter");
    await at(w.toCheck);
    await press(s.send, "Enter");
    await at(s.doneTitle);
    const [download] = await Promise.all([v.page.waitForEvent("download"), press(s.save, "Enter")]);
    assert.ok(await parseReceiptFile(readFileSync(await download.path(), "utf8")));
    const { answers } = JSON.parse(await server.opened(server.bodies.at(-1)!)) as { answers: Record<string, unknown> };
    assert.deepEqual(answers, {
      weg: "selten", was: ["baeume"], heute: -2, warum: "Shade.", geld: 120, tag: "2027-05-03", folge: ["licht", "spiel"],
      plaene: { gruen: "gut" }, wann: { tags: "nie" },
    });
    await v.leave();
  });
}
