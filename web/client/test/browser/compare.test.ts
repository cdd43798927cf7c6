// The poll's link as a QR code, read back from the screen by another library than the one that made it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { scanned } from "./camera.ts";
import { square } from "./square.ts";
import { Server } from "./server.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const code = /\/assets\/qr-/;

for (const [locale, look] of [["en", {}], ["fr", { colorScheme: "dark" }], ["de", { forcedColors: "active" }], ["ar", { viewport: { width: 320, height: 700 } }]] as const) {
  test(`the link can be compared as a QR code, which is fetched when it is asked for: ${locale}, ${JSON.stringify(look)}`, async () => {
    const url = await server.publish(square);
    const v = await Visitor.arrive(browser(), url, { locale, ...look });
    await v.page.locator("footer summary").waitFor();
    await v.page.waitForLoadState("networkidle");
    assert.ok(!server.seen.some((r) => code.test(r.url)));
    await v.page.locator("footer summary").click();
    const picture = v.page.locator("footer svg[role=img]");
    await picture.waitFor();
    assert.ok(server.seen.some((r) => code.test(r.url)));
    assert.equal(await scanned(v.page, await picture.screenshot()), url);
    const said = await v.page.locator("footer code").allInnerTexts();
    assert.equal(said[2], url);
    assert.equal(said[3], said[1], "the words are those of the foot");
    await v.accessible("code");
    await v.fits("code");
    if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/compare-${locale}.png`, fullPage: true });
    await v.leave();
  });
}

test("the positive control: a code of another poll is read as another link", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(square));
  await v.page.locator("footer summary").click();
  const picture = v.page.locator("footer svg[role=img]");
  await picture.waitFor();
  const before = await picture.screenshot();
  const other = await server.publish({ ...square, title: { ...square.title, en: "Another square" } });
  assert.notEqual(await scanned(v.page, before), other);
  await v.leave();
});
