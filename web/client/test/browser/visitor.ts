// A person with a browser, and everything that must not happen to them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const args = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function launch(extra: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...args, ...extra] });
}

/** Starts a stand-in of the server and a browser before the tests of a file, and stops both after them. */
export function stage(server: { start: () => Promise<void>; stop: () => void }): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    await server.start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server.stop();
  });
  return () => browser!;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const ruleSets = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "RGAAv4", "best-practice", "experimental"];

const recognizing = ["set-cookie", "etag", "last-modified"];

export class Visitor {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly asked: string[] = []; // every address the page asked for
  expected: RegExp[] = []; // console errors that the test provokes
  private readonly headers: Promise<Record<string, string>>[] = []; // of every answer

  private constructor(page: Page) {
    this.page = page;
    page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") this.faults.push(m.text()); });
    page.on("pageerror", (e) => this.faults.push(`uncaught ${e.message}`));
    page.on("request", (r) => this.asked.push(r.url()));
    page.on("response", (r) => this.headers.push(r.allHeaders().catch(() => ({}))));
  }

  static async arrive(browser: Browser, url: string, options: BrowserContextOptions = {}, before?: () => void): Promise<Visitor> {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Paris", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const visitor = new Visitor(page);
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (e) => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`));
    });
    if (before) await page.addInitScript(before);
    await page.goto(url);
    return visitor;
  }

  heading(): Promise<string> {
    return this.page.locator("h1").innerText();
  }

  async at(words: string | RegExp): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: words }).waitFor();
  }

  /** Lets the page's own clock run, which page.clock.install() has stopped, until the heading is there. */
  async patientlyAt(words: string): Promise<void> {
    for (let i = 0; i < 300; i++) {
      await this.page.clock.runFor(5_000); // what is really fetched in between has a minute of that clock, and a second of ours
      const there = await this.page.getByRole("heading", { level: 1, name: words }).waitFor({ timeout: 100 }).then(() => true, () => false);
      if (there) return;
    }
    assert.fail(`never at ${words}`);
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole("button", { name }).first().click();
  }

  /** Presses "Clear everything", answers the question that comes, and returns its words. */
  async clear(sure: boolean): Promise<string> {
    const asked = this.page.waitForEvent("dialog").then(async (dialog) => {
      await (sure ? dialog.accept() : dialog.dismiss());
      return dialog.message();
    });
    await this.press("Clear everything");
    return asked;
  }

  /** Whether there is something to clear is settled, one way or the other. */
  clearable(yes: boolean): Promise<void> {
    return this.page.getByRole("button", { name: "Clear everything" }).waitFor({ state: yes ? "visible" : "detached" });
  }

  /** Presses a button that hands a file to the browser. */
  async download(button: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(button)]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  group(name: string | RegExp) {
    return this.page.getByRole("group", { name }).or(this.page.getByRole("radiogroup", { name }));
  }

  /** A line of a grid, which is a table's row or, on a narrow screen, a group. */
  line(name: string) {
    return this.page.getByRole("row", { name }).or(this.page.getByRole("radiogroup", { name }));
  }

  async pick(group: string | RegExp, option: string | RegExp): Promise<void> {
    await this.group(group).getByLabel(option, { exact: typeof option === "string" }).first().check();
  }

  /** What a person with a screen reader would stumble over. */
  async accessible(what: string): Promise<void> {
    assert.deepEqual(await this.audit(), [], what);
  }

  /**
   * What axe-core finds by every rule of these sets. Where a person's own colours are forced it cannot tell the contrast: it reads
   * -webkit-text-fill-color, which Chromium then still says as the page wanted it.
   */
  async audit(tags = ruleSets): Promise<string[]> {
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(axe);
    return this.page.evaluate(async (tags) => {
      const rules = { "color-contrast": { enabled: !matchMedia("(forced-colors: active)").matches } };
      const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run(document, { runOnly: tags, rules });
      return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary ?? ""}`).join("; ")}`);
    }, tags);
  }

  /** The page says of a field what is wrong with it: in its title, beside the field, which has the focus, and again when the same is done again. */
  async mistaken(field: string, words: RegExp, again: () => Promise<void>): Promise<void> {
    assert.match(await this.page.title(), /^Error: /);
    const at = this.page.locator(`#${field}`);
    await this.page.waitForFunction((id) => document.activeElement?.id === id, field);
    assert.equal(await at.getAttribute("aria-invalid"), "true");
    const [fault] = (await at.getAttribute("aria-describedby"))!.split(" ");
    assert.match(await this.page.locator(`#${fault}[role=alert]`).innerText(), words);
    const said = await this.page.getByRole("alert").elementHandle();
    await again();
    await this.page.waitForFunction((old) => !old!.isConnected, said);
    await this.page.getByRole("alert").getByText(words).waitFor();
    await this.page.waitForFunction((id) => document.activeElement?.id === id, field);
  }

  /** No sideways scrolling. */
  async fits(what: string): Promise<void> {
    const over = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${what} is ${over} pixels too wide`);
  }

  /** Nothing was stored, nothing went anywhere else, nothing broke a policy. Closes the window. */
  async leave(): Promise<void> {
    const origin = new URL(this.page.url()).origin;
    const kept = await this.page.evaluate(async () => ({
      cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
      databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(kept, { cookie: "", local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
    assert.deepEqual(await this.page.context().cookies(), []);
    const marks = (await Promise.all(this.headers)).flatMap((headers) => Object.entries(headers)).filter(([name]) => recognizing.includes(name));
    assert.deepEqual(marks, [], "headers by which a browser that comes back can be recognized");
    assert.deepEqual(this.asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`)), []);
    assert.deepEqual(this.faults.filter((fault) => !this.expected.some((e) => e.test(fault))), []);
    await this.page.context().close();
  }
}
