// Every state of the booth's pages, one after the other, in any of its languages: a tour, on which a judge is called in each.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Words } from "../../src/i18n/index.ts";
import type { Language } from "../../src/i18n/speech.ts";
import { newNoteKey } from "./keys.ts";
import { Server } from "./server.ts";
import { spoken } from "./spoken.ts";
import { square } from "./square.ts";
import { Visitor } from "./visitor.ts";

/** Where the focus must be: on the heading of a step that was just come to, on the summary of what is wrong, or where it was. */
export type Focus = "heading" | "summary" | "kept";
export type Judge = (v: Visitor, state: string, focus: Focus) => Promise<void>;

export interface Tour {
  server: Server;
  url: string;
  words: Words;
  arrive: (url?: string, before?: () => void) => Promise<Visitor>;
  see: Judge;
}

// The last question of the square's poll, which must be answered here, so that a grid can be wrong.
const poll = structuredClone(square);
const { id, type, ask, ...rest } = poll.pages.at(-1).questions.pop();
poll.pages.at(-1).questions.push({ id, type, ask, required: true, ...rest }); // members have their order

/** Takes the tour. look is the browser's; the judge may change the page's size and colours, and nothing else. */
export async function tour(browser: Browser, lang: Language, look: BrowserContextOptions, see: Judge): Promise<void> {
  for (const visit of [answering, sending, withdrawing, holding, shut, cutOff]) {
    const server = new Server();
    await server.start();
    try {
      const url = await server.publish(poll);
      const arrive = async (to = url, before?: () => void) => {
        const v = await Visitor.arrive(browser, to, { locale: lang, ...look }, before);
        v.expected = [/Failed to load resource/];
        return v;
      };
      await visit({ server, url, words: await spoken(lang), arrive, see });
    } finally {
      server.stop();
    }
  }
}

const submit = (v: Visitor) => v.page.locator("main button[type=submit]").click();
const press = (v: Visitor, name: string) => v.page.getByRole("button", { name, exact: true }).click();
const heading = (v: Visitor, name: string) => v.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

async function answering({ arrive, see, words: { first: w } }: Tour): Promise<void> {
  const v = await arrive();
  const wrong = async (page: string) => {
    await submit(v);
    await v.page.locator(".summary").waitFor();
    await see(v, `${page}, wrong`, "summary");
  };
  await v.page.locator("dl").first().waitFor();
  await v.page.locator("footer").waitFor();
  await see(v, "notice", "heading");
  await press(v, w.start);
  await v.page.locator("#f-heute").waitFor();
  await see(v, "first page", "heading");
  await v.page.locator("#q-was input[type=checkbox]").last().check();
  await v.page.locator("#f-heute").check();
  await wrong("first page");
  await v.page.locator("#f-was-other").fill("Ein Café");
  await v.page.locator("#f-weg").check();
  await see(v, "first page, answered", "kept");
  await submit(v);
  await v.page.locator("#f-tag-day").waitFor();
  await see(v, "second page", "heading");
  await v.page.locator("#f-warum").fill("x".repeat(201));
  await v.page.locator("#f-tag-day").fill("31");
  await v.page.locator("#f-tag-month").fill("2");
  await wrong("second page");
  await v.page.locator("#f-warum").fill("x");
  await v.page.locator("#f-geld").fill("120");
  for (const [part, n] of [["day", "3"], ["month", "5"], ["year", "2027"]]) await v.page.locator(`#f-tag-${part}`).fill(n!);
  await submit(v);
  await v.page.locator("#f-plaene").waitFor();
  await see(v, "third page", "heading");
  for (const id of ["licht", "spiel"]) await v.page.locator(`#b-folge-add-${id}`).click();
  await v.page.locator("#f-plaene").check();
  await wrong("third page");
  await v.page.locator("#f-wann").check();
  await v.page.locator("#f-wann-nachts-oft").check();
  await see(v, "third page, answered", "kept");
  await submit(v);
  await heading(v, w.toCheck);
  await see(v, "check", "heading");
  for (const summary of await v.page.locator("main summary").all()) await summary.click();
  await see(v, "check, opened", "kept");
  await v.leave();
}

/** From the notice to the check, with no more than must be answered. */
async function answered(t: Tour, before?: () => void): Promise<Visitor> {
  const v = await t.arrive(t.url, before);
  await press(v, t.words.first.start);
  await v.page.locator("#f-weg").check();
  await submit(v);
  await v.page.locator("#f-geld").fill("120");
  await submit(v);
  await v.page.locator("#f-wann").check();
  await v.page.locator("#f-wann-nachts-oft").check();
  await submit(v);
  await heading(v, t.words.first.toCheck);
  return v;
}

async function sending(t: Tour): Promise<void> {
  const { server, see, words: { first: w, sending: s, unusual: u, receipt: r } } = t;
  const v = await answered(t);
  server.behaviours = ["hold"];
  await press(v, s.send);
  await v.page.getByText(s.sending).first().waitFor();
  await see(v, "sending", "heading");
  await v.page.getByRole("button", { name: u.saveBallot }).waitFor();
  await see(v, "sending, slow", "kept");
  const { bytes } = await v.download(u.saveBallot);
  server.behaviours = ["forge", { refuse: "closed", status: 403 }];
  await press(v, w.tryAgain);
  await heading(v, u.unsentTitle);
  await see(v, "unsent", "heading");
  await press(v, w.tryAgain);
  await heading(v, u.refusedTitle);
  await see(v, "refused", "heading");
  await press(v, w.toCheck);
  await heading(v, w.toCheck);
  await see(v, "check, sealed before", "heading");
  await v.leave();
  await carrying(t, bytes, r);
}

// A sealed ballot that was saved.
async function carrying({ server, arrive, see, words: { first: w } }: Tour, ballot: Buffer, r: Words["receipt"]): Promise<void> {
  const v = await arrive();
  const offer = (buffer: Buffer) => v.page.locator("#receipt-file").setInputFiles({ name: "x.ballot", mimeType: "", buffer });
  await press(v, w.haveReceipt);
  await offer(Buffer.concat([ballot, Buffer.from("x")]));
  await v.page.getByRole("alert").waitFor();
  await see(v, "damaged ballot", "kept");
  await offer(ballot);
  await heading(v, r.carryTitle);
  await see(v, "sealed ballot", "heading");
  server.behaviours = [];
  await press(v, r.carry);
  await heading(v, r.arrivedTitle);
  await see(v, "sealed ballot, arrived", "heading");
  await v.leave();
}

async function withdrawing(t: Tour): Promise<void> {
  const { server, see, words: { sending: s, receipt: r } } = t;
  const v = await answered(t);
  await press(v, s.send);
  await heading(v, s.doneTitle);
  await see(v, "in the box", "heading");
  await press(v, s.withdraw);
  await heading(v, r.confirmTitle);
  await see(v, "withdrawal", "heading");
  server.behaviours = [{ refuse: "seq_out_of_turn", status: 409 }];
  await press(v, r.confirm);
  await heading(v, r.refusedTitle);
  await see(v, "withdrawal, refused", "heading");
  await v.leave();
}

async function holding(t: Tour): Promise<void> {
  const { server, see, words: { first: w, sending: s, receipt: r } } = t;
  let v = await answered(t);
  await press(v, s.send);
  await heading(v, s.doneTitle);
  const [download] = await Promise.all([v.page.waitForEvent("download"), press(v, s.save)]);
  const receipt = readFileSync(await download.path(), "utf8");
  await see(v, "receipt saved", "kept");
  await v.leave();
  const present = async (text: string) => {
    v = await t.arrive();
    await press(v, w.haveReceipt);
    await heading(v, r.title);
    if (text === "") return;
    await v.page.locator("#receipt-text").fill(text);
    await press(v, r.check);
  };
  await present("");
  await see(v, "receipt", "heading");
  await v.page.locator("#receipt-text").fill("?");
  await press(v, r.check);
  await v.page.getByRole("alert").waitFor();
  await see(v, "receipt, wrong", "kept");
  await v.leave();
  const mine = [...server.box.values()];
  const [statements, host] = [[server.statement(0, "publish"), server.statement(1, "close")], server.base.slice(7)];
  const usual = { status: "open", statements: [], logged: null, journal: null, logKey: null };
  for (const [state, title, over] of [
    ["receipt holds", r.openTitle, {}], ["no log yet", r.sealingTitle, { status: "closed", statements }],
    ["in the log", r.loggedTitle, { status: "sealed", statements, logged: mine }], ["not in the log", r.missingTitle, { status: "sealed", statements, logged: [] }],
    ["replaced", r.replacedTitle, { status: "sealed", statements, logged: mine.map((e) => ({ ...e, seq: 1 })) }],
    ["false log", r.failedTitle, { status: "sealed", statements, logged: mine, logKey: newNoteKey(host) }],
  ] as const) {
    Object.assign(server, usual, over);
    await present(receipt);
    await heading(v, title);
    await see(v, state, "heading");
    await v.leave();
  }
  Object.assign(server, usual);
  await present(receipt);
  await press(v, r.withdraw);
  await press(v, r.confirm);
  await heading(v, r.goneTitle);
  await see(v, "withdrawn", "heading");
  await v.leave();
}

async function shut(t: Tour): Promise<void> {
  const { server, see, url, words: { first: w, unusual: u } } = t;
  for (const [state, title, address, before] of [
    ["cut link", w.badLinkTitle, url.slice(0, -3), undefined], ["no such poll", u.notFoundTitle, `${server.base}/p/${"a".repeat(52)}`, undefined],
    ["not sealed here", u.insecureTitle, url, () => { Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }); }],
  ] as const) {
    const v = await t.arrive(address, before);
    await heading(v, title);
    await see(v, state, "heading");
    await v.leave();
  }
  server.served = Buffer.from("{}");
  const v = await t.arrive();
  await heading(v, u.unverifiedTitle);
  await see(v, "other questions", "heading");
  await v.leave();
  server.served = null;
  server.full = true;
  const full = await t.arrive();
  await full.page.getByText(u.refusals["full"] ?? "").waitFor();
  await see(full, "full", "heading");
  await full.leave();
  server.full = false;
  for (const [status, title] of [["upcoming", w.upcomingTitle], ["closed", w.closedTitle]] as const) {
    server.status = status;
    const v = await t.arrive();
    await v.page.getByRole("heading", { level: 2, name: title }).waitFor();
    await see(v, status, "heading");
    await v.leave();
  }
}

async function cutOff(t: Tour): Promise<void> {
  const { server, see, words: { first: w } } = t;
  server.slow = /definition$/;
  let v = await t.arrive();
  await heading(v, w.loading);
  await see(v, "loading", "kept");
  server.release();
  await v.page.locator("dl").first().waitFor();
  await v.leave();
  server.away = /definition$/;
  v = await t.arrive();
  await v.page.clock.install();
  await v.patientlyAt(w.unreachableTitle);
  await see(v, "unreachable", "heading");
  await v.leave();
  server.away = null;
  server.missing = /(?<!words-)(sending|fields)-/;
  v = await t.arrive();
  await v.page.clock.install();
  await press(v, w.start);
  await v.page.locator("#f-weg").check();
  await submit(v);
  await v.patientlyAt(w.partTitle);
  await v.page.clock.runFor(100); // the title is set after the next frame, which waits for the stopped clock
  await see(v, "missing part", "heading");
  await v.leave();
  server.missing = /words-(first|fields)-/;
  v = await t.arrive();
  await v.page.clock.install();
  await v.patientlyAt("Isoloir");
  await see(v, "no words", "heading");
  await v.leave();
}
