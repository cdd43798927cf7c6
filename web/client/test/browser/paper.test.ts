// A ballot paper as a QR code, against the real isoloird: taken along, everything cleared, scanned later, and answered with.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { scanned } from "./camera.ts";
import { hence, Isoloird } from "./isoloird.ts";
import { answer, arrive, exchange, poll, toCode, vote } from "./members.ts";
import { launch } from "./visitor.ts";
import { Wire } from "./wire.ts";

const programs = process.env.ISOLOIR_PROGRAMS;
const skip = programs ? false : "there is no Go tool to build isoloird with";
const server = new Isoloird(programs ?? "");
let browser: Browser;
let link = "";
let codes: string[] = [];
before(async () => {
  if (skip) return;
  await server.start();
  link = server.publish(poll(hence(-1)));
  codes = server.codes(link, 6);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.stop();
});

const summary = "Take it along as a QR code";
const alt = /^Your ballot paper as a QR code\. Whoever photographs it/;

/** Takes a ballot paper along, as a camera reads it, and leaves nothing behind. */
async function taken(code: string, look: (show: () => Promise<string | undefined>) => Promise<void> = async () => {}): Promise<string> {
  const v = await arrive(browser, link);
  await toCode(v);
  await exchange(v, code);
  await v.at("You have your ballot paper");
  const picture = v.page.getByRole("img", { name: alt });
  assert.equal(await picture.count(), 0, "it is shown before anybody asks");
  await v.page.getByText(summary).click();
  await picture.waitFor();
  await v.accessible("paper as a code");
  const show = async () => {
    await v.fits("paper as a code");
    if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/paper-${v.asked.length}-${Date.now()}.png`, fullPage: true });
    return scanned(v.page, await picture.screenshot());
  };
  const text = await show();
  await look(async () => {
    for (const options of [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }, { forcedColors: "none" }] as const) {
      await v.page.emulateMedia(options);
      assert.equal(await show(), text, JSON.stringify(options));
    }
    await v.page.setViewportSize({ width: 320, height: 700 });
    return show();
  });
  assert.match(await v.clear(true), /Your code is spent/);
  await v.at("The members' choice");
  await v.leave();
  return text ?? "";
}

test("a ballot paper is taken along as a QR code, and scanned later it lets one ballot in; the server sees nothing of the link", { skip }, async () => {
  let narrow: string | undefined;
  const scan = await taken(codes[0]!, async (show) => { narrow = await show(); });
  assert.match(scan, /^http:\/\/127\.0\.0\.1:\d+\/p\/[a-z2-7]{52}#paper\.[\w-]{384}$/);
  assert.ok(scan.startsWith(`${link}#`));
  assert.equal(narrow, scan);

  const wire = new Wire();
  const w = await arrive(browser, scan, await wire.start());
  await w.page.getByText("One person, one ballot").waitFor();
  assert.equal(w.page.url(), link, "the ballot paper stays in the address");
  await w.clearable(true);
  await w.press("Enter the booth");
  await answer(w);
  await w.page.getByText("The ballot paper goes along").waitFor();
  await w.press("Seal and send");
  await w.at("Your ballot is in the box");
  const receipt = await w.download("Save the receipt");
  assert.match(server.check(receipt.bytes.toString()), /./);

  const fragment = scan.slice(scan.indexOf("#") + 1);
  const paper = Buffer.from(fragment.slice("paper.".length), "base64url");
  const secrets = [...(fragment.match(/.{1,24}/g) ?? []).filter((piece) => piece.length > 10), ...["hex", "base64", "latin1"].map((as) => paper.subarray(0, 32).toString(as as "hex"))];
  assert.ok(wire.seen.some(({ url, headers }) => url === `${link}/ballots` && headers.includes("host: ")), "the wire was not listened to");
  assert.equal(wire.told(secrets), 0, "a request bears the ballot paper");
  assert.equal(wire.seen.some(({ headers }) => /^referer:/im.test(headers)), false);
  await w.page.evaluate(async ([path, told]) => { await fetch(`${path}?${told}`); }, [link, fragment] as const);
  assert.equal(wire.told(secrets), 1, "the positive control: a paper in the query would have been seen");
  wire.stop();
  await w.page.context().close();

  const x = await arrive(browser, scan); // once more, whoever that is
  await x.press("Enter the booth");
  await answer(x);
  await x.press("Seal and send");
  await x.at("The server did not take your ballot");
  await x.leave();
});

test("what was cut off, changed or made for another poll is not taken, and it is said why", { skip }, async () => {
  const scan = server.paper(link, codes[1]!);
  const [before, paper] = scan.split("#paper.") as [string, string];
  const other = server.publish(poll(hence(-2)));
  const changed = (at: number) => paper.slice(0, at) + (paper[at] === "A" ? "B" : "A") + paper.slice(at + 1);
  for (const [bad, says] of [[scan.slice(0, -1), /not a whole ballot paper/], [`${before}#paper.${changed(200)}`, /does not hold/], [`${other}#paper.${paper}`, /does not hold/]] as const) {
    const v = await arrive(browser, bad);
    await v.press("Enter the booth");
    await v.at("Your code");
    await v.page.getByRole("alert").getByText(says).waitFor();
    await v.page.waitForFunction(() => document.activeElement?.id === "code");
    assert.match(await v.page.title(), /^Error: /);
    assert.equal(await v.page.getByLabel("The code").inputValue(), "");
    await v.accessible(`bad paper: ${says}`);
    await v.leave();
  }
  const v = await arrive(browser, link);
  await toCode(v);
  const paste = (text: string) => exchange(v, text);
  for (const [bad, says] of [[`${other}#paper.${paper}`, /of another poll/], [`${scan}A`, /not a whole ballot paper/], [`${before}#paper.${changed(5)}`, /does not hold/], [`${before}#paper.`, /not a whole/]] as const) {
    await paste(bad);
    await v.mistaken("code", says, () => v.press("Get my ballot paper"));
  }
  assert.equal(v.asked.some((url) => url.endsWith("/tokens")), false, "a ballot paper was taken for a code");
  await paste(` ${scan}\n`); // the positive control
  await vote(v);
  await v.leave();
});

test("a link put into the address of the page that shows the poll already is read as well, and taken out of it", { skip }, async () => {
  const scan = server.paper(link, codes[2]!);
  const v = await arrive(browser, link);
  await v.page.getByText("One person, one ballot").waitFor();
  await v.page.waitForFunction(() => performance.getEntriesByType("resource").some((e) => e.name.includes("/assets/codes-")));
  await v.page.waitForLoadState("networkidle");
  await v.page.goto(scan); // which does not load the page anew
  await v.clearable(true);
  await v.page.waitForFunction(() => location.hash === "");
  await v.press("Enter the booth");
  await vote(v);
  await v.press("Withdraw my ballot");
  await v.press("Yes, withdraw it");
  await v.at("Your ballot is withdrawn");
  await v.press("To the poll");
  await toCode(v); // and is not handed the paper of the ballot that was withdrawn
  await v.leave();
});

test("before the opening a ballot paper that is brought along is kept, and can be taken along again", { skip }, async () => {
  const early = server.publish(poll(hence(2), `tokens_until: ${hence(1)}\n`));
  const v = await arrive(browser, `${early}#${server.codes(early, 1)[0]!}`);
  await v.press("Get my ballot paper now");
  await v.press("Get my ballot paper");
  await v.at("You have your ballot paper");
  await v.page.getByText(summary).click();
  const picture = v.page.getByRole("img", { name: alt });
  await picture.waitFor();
  const scan = await scanned(v.page, await picture.screenshot());
  const file = await v.download("Save the ballot paper");
  await v.leave();

  for (const byFile of [false, true]) {
    const w = await arrive(browser, byFile ? early : scan!);
    await w.press("Get my ballot paper now");
    if (byFile) await w.page.getByLabel("The file that ends in .token").setInputFiles({ name: file.name, mimeType: "", buffer: file.bytes });
    await w.at("You have your ballot paper");
    await w.page.getByText("Keep it until you have answered").waitFor();
    await w.page.getByText("It opens on").waitFor();
    await w.accessible("brought early");
    await w.press("Back");
    await w.press("Get my ballot paper now");
    await w.page.getByText("Keep it until you have answered").waitFor();
    await w.page.getByText(summary).click();
    assert.equal(await scanned(w.page, await w.page.getByRole("img", { name: alt }).screenshot()), scan);
    await w.leave();
  }
});
