// The booth against the real isoloird. run.mjs builds it where there is a Go tool; elsewhere these tests are skipped aloud.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { parseReceiptFile, parseReceiptNote } from "../../src/domain/receipt.ts";
import { Isoloird } from "./isoloird.ts";
import { launch, Visitor } from "./visitor.ts";

const programs = process.env.ISOLOIR_PROGRAMS;
const skip = programs ? false : "there is no Go tool to build isoloird with";
const server = new Isoloird(programs ?? "");
let browser: Browser;
before(async () => {
  if (skip) return;
  await server.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.stop();
});

async function arrive(): Promise<Visitor> {
  const v = await Visitor.arrive(browser, server.link);
  v.expected = [/Permissions-Policy header: Unrecognized feature/]; // names that this Chromium does not know
  return v;
}

/** Picks the first radio of each question that must be answered, on page after page, up to the check. */
async function answerWhatMustBe(v: Visitor): Promise<void> {
  for (;;) {
    await v.page.locator("form").waitFor();
    const page = await v.heading();
    for (const question of await v.page.locator("fieldset.question:has(.must)").all()) await question.getByRole("radio").first().check();
    await v.page.locator("form button[type=submit]").click();
    await v.page.waitForFunction((before) => document.querySelector("h1")?.innerText !== before, page);
    if ((await v.heading()) === "Check your answers") return;
  }
}

async function saved(v: Visitor): Promise<string> {
  return (await v.download("Save the receipt")).bytes.toString();
}

async function present(v: Visitor, text: string): Promise<void> {
  await v.press("I have a receipt");
  await v.page.getByLabel("Or paste the receipt").fill(text);
  await v.press("Check the receipt");
}

test("the booth as a file answers a poll and checks its receipt, and asks nobody but the poll's server", { skip }, async () => {
  const file = server.file();
  const open = async () => {
    const v = await Visitor.arrive(browser, file);
    await v.at("The booth, as a file of yours");
    await v.accessible("file");
    await v.page.getByLabel("The link of the poll").fill("https://poll.example.org/");
    await v.press("Open the poll");
    await v.mistaken("link", /ends in 52 letters/, () => v.press("Open the poll"));
    await v.accessible("file, of a link that is none");
    await v.page.getByLabel("The link of the poll").fill(` ${server.link}\n`);
    await v.press("Open the poll");
    return v;
  };
  const leave = async (v: Visitor) => {
    assert.equal(await v.page.evaluate(() => window.origin), "null");
    assert.deepEqual(v.asked.filter((url) => url !== file && !url.startsWith("blob:") && !url.startsWith("data:") && !url.startsWith(`${server.link}/`)), []);
    assert.deepEqual(v.faults, []);
    await v.page.context().close();
  };
  const v = await open();
  const worker = v.page.workers()[0] ?? (await v.page.waitForEvent("worker")); // the proof of work, of a file too, while it is read
  assert.match(worker.url(), /^blob:/);
  await v.press("Enter the booth");
  await answerWhatMustBe(v);
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  const receipt = await saved(v);
  await leave(v);
  const again = await open();
  await present(again, receipt);
  await again.at("Your receipt holds");
  await leave(again);
  assert.match(server.check(receipt), /^open/);
});

async function offer(v: Visitor, ...files: [string, Buffer | string][]): Promise<void> {
  await v.press("I have a receipt");
  await v.page.getByLabel("Choose the receipt file").setInputFiles(files.map(([name, bytes]) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })));
}

test("what the booth saves the tool sends, and what the tool saves the booth sends", { skip }, async () => {
  const v = await arrive();
  await v.press("Enter the booth");
  await answerWhatMustBe(v);
  await v.page.getByText("Send it later, or from elsewhere").click();
  const [ballot, secret] = [await v.download("Save the sealed ballot"), await v.download("Save its secret")];
  await v.leave();
  const bare = server.send(ballot.bytes, null);
  assert.ok(bare.startsWith("isoloir/receipt/v1\n"), "without the secret the receipt is the note alone");
  const whole = server.send(ballot.bytes, secret.bytes);
  assert.equal((await parseReceiptFile(whole))?.note, bare, "sent twice, it is one ballot with one receipt");
  assert.match(server.check(whole), /^open/);

  const own = server.save("reconnaissance=non");
  const w = await arrive();
  await offer(w, ["mine.ballot", own.ballot], ["mine.secret", own.secret]);
  await w.press("Send this ballot");
  await w.at("The ballot is in the box");
  const receipt = await saved(w);
  assert.match(server.check(receipt), /^open/);
  assert.equal((await parseReceiptFile(server.send(own.ballot, own.secret)))?.note, (await parseReceiptFile(receipt))?.note);
  await w.leave();
  for (const text of [whole, bare]) { // what the tool printed, in the booth
    const x = await arrive();
    await offer(x, ["receipt.txt", text]);
    await x.at("Your receipt holds");
    assert.equal(await x.page.getByRole("button", { name: "Answer anew" }).count(), text === whole ? 1 : 0);
    await x.leave();
  }
});

test("before sending the page shows the fingerprint that the tool shows of the organizer's key", { skip }, async () => {
  const v = await arrive();
  await v.press("Enter the booth");
  await answerWhatMustBe(v);
  await v.page.getByText("What exactly will be sent").click();
  await v.page.locator(".prints code").first().waitFor();
  assert.match(server.fingerprint(), /^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  assert.deepEqual(await v.page.locator(".prints code").allInnerTexts(), [server.fingerprint()]);
  await v.leave();
});

test("a real server takes a ballot, a replacement and a withdrawal, and its log shows them to whoever has the receipts", { skip }, async () => {
  const v = await arrive();
  await v.press("Enter the booth");
  await answerWhatMustBe(v);
  await v.accessible("check");
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  const first = await saved(v);
  await v.press("Change my answers");
  await v.press("Seal and replace my ballot");
  await v.at("Your new ballot is in the box");
  const second = await saved(v);
  await v.leave();
  assert.equal(parseReceiptNote((await parseReceiptFile(second))?.note ?? "")?.seq, 1);

  const stale = await arrive(); // the first receipt is not the latest
  stale.expected.push(/Failed to load resource.*409/);
  await present(stale, first);
  await stale.at("Your receipt holds");
  await stale.press("Withdraw my ballot");
  await stale.press("Yes, withdraw it");
  await stale.page.getByText("changed since this receipt").waitFor();
  await stale.leave();

  const w = await arrive();
  await w.press("Enter the booth");
  await answerWhatMustBe(w);
  await w.press("Seal and send my answers");
  await w.at("Your ballot is in the box");
  const third = await saved(w);
  await w.press("Withdraw my ballot");
  await w.press("Yes, withdraw it");
  await w.at("Your ballot is withdrawn");
  const fourth = await saved(w);
  await w.leave();

  assert.match(server.check(second), /^open/);
  server.close();
  for (const [receipt, title] of [[first, "A later ballot of yours counts"], [second, "Your ballot counts"], [third, "Your ballot was withdrawn"], [fourth, "Your ballot was withdrawn"]] as const) {
    await afterTheSealing(receipt, title);
  }
  for (const [receipt, word] of [[first, "replaced"], [second, "logged"], [fourth, "withdrawn"]] as const) {
    assert.ok(server.check(receipt).startsWith(word), word);
  }
  const checkpoint = await (await fetch(`${server.link}/log/checkpoint`)).text();
  assert.equal(checkpoint.split("\n")[1], "5", "five ballots, however often they were sent: two of this test, three of those before");
});

// The server seals within seconds of the close.
async function afterTheSealing(receipt: string, title: string): Promise<void> {
  for (;;) {
    const v = await arrive();
    await present(v, receipt);
    await v.page.locator(".stop svg").waitFor();
    const says = await v.heading();
    await v.leave();
    if (says === title) return;
    assert.equal(says, "The poll is closed, its log not made yet");
  }
}

test("a real server is asked four times before the first question can be answered", { skip }, async () => {
  const v = await arrive();
  await v.at(/smart city/);
  const asked = v.asked.map((url) => url.slice(new URL(server.link).origin.length).replace(/-\w{8}\./, "."));
  const poll = new URL(server.link).pathname;
  const needed = asked.filter((url) => !/icon/.test(url)).slice(0, 4);
  assert.deepEqual(needed.sort(), ["/assets/booth.js", "/assets/words-fields-en.js", poll, `${poll}/definition`]);
  await v.leave();
});

test("a real server's headers leave the booth nothing to break and allow no other origin", { skip }, async () => {
  const response = await fetch(server.link);
  const csp = response.headers.get("Content-Security-Policy") ?? "";
  for (const rule of ["default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'", "form-action 'none'"]) {
    assert.ok(csp.includes(rule), `${csp} has ${rule}`);
  }
  assert.equal(response.headers.get("Set-Cookie"), null);
  assert.equal(response.headers.get("Referrer-Policy"), "no-referrer");
});
