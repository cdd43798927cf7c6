// An operator's name, colour and logo, served by the real isoloird.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { Isoloird } from "./isoloird.ts";
import { launch, Visitor } from "./visitor.ts";

const programs = process.env.ISOLOIR_PROGRAMS;
const skip = programs ? false : "there is no Go tool to build isoloird with";
const server = new Isoloird(programs ?? "");
const folder = mkdtempSync(join(tmpdir(), "isoloir-brand-"));
let browser: Browser;
before(async () => {
  if (skip) return;
  const logo = join(folder, "logo.png");
  writeFileSync(logo, Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64"));
  await server.start(["--name", "Ville de Saint-Aubin", "--accent", "#7a0019", "--logo", logo]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.stop();
  rmSync(folder, { recursive: true });
});

test("the booth bears the name, colour and logo of its operator, light and dark, and stays accessible", { skip }, async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const v = await Visitor.arrive(browser, server.link, { colorScheme });
    v.expected = [/Permissions-Policy header: Unrecognized feature/]; // names that this Chromium does not know
    await v.page.getByRole("button", { name: "Enter the booth" }).waitFor();
    assert.equal(await v.page.locator("header .mark").innerText(), "Ville de Saint-Aubin");
    assert.match(await v.page.title(), / – Ville de Saint-Aubin$/);
    const logo = v.page.locator("header .mark img");
    assert.deepEqual([await logo.getAttribute("alt"), await logo.evaluate((img: HTMLImageElement) => img.naturalWidth)], ["", 1]);
    const color = await v.page.locator("header .mark").evaluate((mark) => getComputedStyle(mark).color);
    if (colorScheme === "light") assert.equal(color, "rgb(122, 0, 25)");
    else assert.notEqual(color, "rgb(143, 211, 207)"); // our own
    await v.accessible(`brand, ${colorScheme}`);
    await v.leave();
  }
});
