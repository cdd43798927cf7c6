// The booth against a real isoloird: ISOLOIR_URL is the link of an open poll on it, the demo's for example. Without it these
// tests are skipped aloud.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { parseReceiptFile } from "../../src/domain/receipt.ts";
import { launch, Visitor } from "./visitor.ts";

const url = process.env.ISOLOIR_URL;
const skip = url ? false : "ISOLOIR_URL is not set";
let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Picks the first radio of each question that must be answered, on page after page, up to the check. */
async function answerWhatMustBe(v: Visitor): Promise<void> {
  await v.press("Enter the booth");
  for (;;) {
    await v.page.locator("form").waitFor();
    const page = await v.heading();
    for (const question of await v.page.locator("fieldset.question:has(.must)").all()) await question.getByRole("radio").first().check();
    await v.page.locator("form button[type=submit]").click();
    await v.page.waitForFunction((before) => document.querySelector("h1")?.innerText !== before, page);
    if ((await v.heading()) === "Check your answers") return;
  }
}

test("a real server takes a ballot of this booth and signs for it", { skip }, async () => {
  const v = await Visitor.arrive(browser, url as string);
  v.expected = [/Permissions-Policy header: Unrecognized feature/]; // names that this Chromium does not know
  await answerWhatMustBe(v);
  await v.accessible("check");
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  const [download] = await Promise.all([v.page.waitForEvent("download"), v.press("Save the receipt")]);
  const file = await parseReceiptFile(readFileSync(await download.path(), "utf8"));
  assert.ok(file);
  assert.ok((url as string).includes(file.link.host));
  await v.leave();
});

test("a real server's headers leave the booth nothing to break and allow no other origin", { skip }, async () => {
  const response = await fetch(url as string);
  const csp = response.headers.get("Content-Security-Policy") ?? "";
  for (const rule of ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'", "form-action 'none'"]) {
    assert.ok(csp.includes(rule), `${csp} has ${rule}`);
  }
  assert.equal(response.headers.get("Set-Cookie"), null);
  assert.equal(response.headers.get("Referrer-Policy"), "no-referrer");
});
