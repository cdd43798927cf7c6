// A poll with codes against the real isoloird: from a code to a ballot paper, and with that into the box.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { drop } from "./drop.ts";
import { hence, Isoloird } from "./isoloird.ts";
import { answer, arrive as arriveIn, exchange, poll, toCode, vote } from "./members.ts";
import { launch } from "./visitor.ts";

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
  codes = server.codes(link, 18);
  assert.equal(codes.length, 18);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.stop();
});

const arrive = (url: string) => arriveIn(browser, url);

test("whoever is to spend a code is told before of the auditor who will see it", { skip }, async () => {
  const { recipient } = server.auditor();
  const audited = server.publish(poll(hence(-1), `turnout: auditable\nauditor: ${recipient}\n`));
  const print = createHash("sha256").update(recipient).digest("hex").slice(0, 32).replace(/(.{4})(?=.)/g, "$1 ");
  for (const [url, told] of [[audited, 1], [link, 0]] as const) {
    const v = await arrive(url);
    await v.page.getByText("You need a code").waitFor();
    const tells = async () => {
      assert.equal(await v.page.getByText("an auditor learns which codes were used").count(), told);
      if (told) await v.page.getByText(print).waitFor();
      else assert.equal(await v.page.getByText("The auditor’s key").count(), 0);
    };
    await tells();
    await v.accessible("audited");
    await toCode(v); // for whoever was quicker than the words
    await tells();
    if (told) {
      await exchange(v, server.codes(audited, 1)[0]!);
      await v.press("Answer now");
      await answer(v);
      await v.page.getByText("What exactly will be sent").click();
      await v.page.getByText(print).waitFor();
      assert.equal(await v.page.locator(".prints code").count(), 2, "a recipient and the auditor");
      await v.accessible("audited, what is sent");
    }
    await v.leave();
  }
});

test("a code behind the link becomes a ballot paper, which lets one ballot in and can be replaced", { skip }, async () => {
  const v = await arrive(`${link}#${codes[0]}`);
  await v.page.getByText("One person, one ballot").waitFor();
  assert.equal(v.page.url(), link, "the code stays in the address");
  await v.accessible("notice with codes");
  await toCode(v);
  await v.accessible("code");
  assert.equal(await v.page.getByLabel("The code").inputValue(), codes[0]);
  await v.page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await v.page.locator("#code").evaluate((field) => field.scrollHeight <= field.clientHeight && field.scrollWidth <= field.clientWidth), true, "all of a code is to be seen");
  await v.press("Get my ballot paper");
  await v.at("You have your ballot paper");
  await v.accessible("paper");
  await v.press("Answer now");
  await answer(v);
  await v.page.getByText("The ballot paper goes along").waitFor();
  await v.accessible("check with a ballot paper");
  await v.press("Seal and send");
  await v.at("Your ballot is in the box");
  await v.press("Change my answers");
  await v.at("Check your answers");
  await v.press("Seal and replace my ballot");
  await v.at("Your new ballot is in the box");
  assert.equal(v.asked.some((url) => url.includes(codes[0]!)), false, "a request bears the code");
  await v.leave();
});

test("clearing everything takes the code too, is there wherever one is held, and says when a spent one would be lost", { skip }, async () => {
  const v = await arrive(`${link}#${codes[6]}`);
  const field = v.page.getByLabel("The code");
  const lost = /Your code is spent/;
  const atStart = async () => {
    await v.at("The members' choice");
    await v.clearable(false);
    await toCode(v);
    assert.equal(await field.inputValue(), "", "the code stands in the field again");
  };
  await v.page.getByText("One person, one ballot").waitFor();
  await v.clearable(true); // for the code of the link
  await toCode(v);
  await v.page.waitForFunction(() => performance.getEntriesByType("resource").some((e) => e.name.includes("/assets/words-unusual-")));
  assert.doesNotMatch(await v.clear(true), lost);
  await atStart();
  await field.fill("ABC");
  await v.clearable(true);
  await exchange(v, codes[6]!);
  await v.at("You have your ballot paper");
  await v.accessible("clearable paper");
  assert.match(await v.clear(false), lost);
  await v.at("You have your ballot paper");
  await v.press("Answer now");
  await v.pick("Shall we strike?", "Aye");
  await v.page.goBack();
  await v.at("The members' choice");
  assert.match(await v.clear(true), lost);
  await atStart();
  await exchange(v, codes[7]!);
  await v.press("Answer now");
  await vote(v);
  assert.doesNotMatch(await v.clear(true), lost);
  await atStart();
  await v.leave();
});

test("withdrawing another's ballot takes no ballot paper that waits to be used", { skip }, async () => {
  const other = await arrive(`${link}#${codes[14]}`);
  await toCode(other);
  await other.press("Get my ballot paper");
  await other.press("Answer now");
  await vote(other);
  const receipt = (await other.download("Save the receipt")).bytes.toString();
  await other.leave();

  const v = await arrive(`${link}#${codes[15]}`);
  await toCode(v);
  await v.press("Get my ballot paper");
  await v.at("You have your ballot paper");
  await v.press("Answer now");
  await v.group("Shall we strike?").waitFor();
  await v.page.goBack();
  await v.at("The members' choice");
  await v.press("I have a receipt");
  await v.page.locator("#receipt-text").fill(receipt);
  await v.press("Check the receipt");
  await v.press("Withdraw my ballot");
  await v.press("Yes, withdraw it");
  await v.at("Your ballot is withdrawn");
  for (let i = 0; i < 6 && await v.heading() !== "The members' choice"; i++) await v.page.goBack();
  await v.press("Enter the booth");
  await vote(v);
  await v.leave();
});

test("going back costs no code, neither before the ballot paper is used nor when the answer was lost", { skip }, async () => {
  const v = await arrive(`${link}#${codes[12]}`);
  await toCode(v);
  await v.press("Get my ballot paper");
  await v.at("You have your ballot paper");
  await v.page.goBack();
  await v.at("The members' choice");
  await v.press("Enter the booth");
  await v.at("You have your ballot paper");
  await v.press("Answer now");
  await vote(v);
  await v.leave();

  const w = await arrive(`${link}#${codes[13]}`);
  const asked: string[] = [];
  await w.page.route("**/tokens", async (route) => {
    asked.push(route.request().postDataBuffer()?.toString("hex") ?? "");
    if (asked.length > 1) return route.continue();
    await route.fetch(); // the server spends the code
    return route.abort();
  });
  await toCode(w);
  const lost = w.page.waitForEvent("requestfailed");
  await w.press("Get my ballot paper");
  await lost;
  await w.page.goBack();
  await w.at("The members' choice");
  await toCode(w);
  await w.press("Get my ballot paper");
  await w.at("You have your ballot paper");
  assert.equal(new Set(asked).size, 1, "another request was drawn, which burns the code");
  await w.press("Answer now");
  await vote(w);
  await w.leave();
});

test("two codes on one page never go out on one request, and each goes out on its own again", { skip }, async () => {
  const v = await arrive(link);
  const asked: string[] = [];
  let answered = false;
  await v.page.route("**/tokens", async (route) => {
    asked.push(route.request().postDataBuffer()?.subarray(-256).toString("hex") ?? ""); // the blinded message
    if (answered) return route.continue();
    await route.fetch(); // the server spends the code
    return route.abort();
  });
  for (const code of [codes[16]!, codes[17]!]) {
    await toCode(v);
    const lost = v.page.waitForEvent("requestfailed");
    await exchange(v, code);
    await lost;
    await v.page.goBack();
    await v.at("The members' choice");
  }
  const first = asked[0];
  assert.equal(new Set(asked).size, 2, "two codes bought one ballot paper");
  answered = true;
  await toCode(v);
  await exchange(v, codes[16]!);
  await v.at("You have your ballot paper");
  assert.equal(asked.at(-1), first, "another request was drawn, which burns the code");
  await v.press("Answer now");
  await vote(v);
  await v.leave();
});

test("a used code is refused with a way on, a mistyped or unknown one is not sent or explained", { skip }, async () => {
  const v = await arrive(link);
  await toCode(v);
  const code = codes[0]!;
  const border = () => v.page.locator("#code").evaluate((field) => getComputedStyle(field).borderTopColor);
  const calm = await border();
  // Which group depends on the code that was drawn: a wrong last symbol can look like two neighbours swapped elsewhere.
  for (const [typed, says] of [["", /too short/], [code + "A", /too long/], ["U" + code.slice(1), /Group 1 holds/], [code.slice(0, -1) + (code.endsWith("0") ? "1" : "0"), /most likely in group [1-7]/]] as const) {
    await exchange(v, typed);
    await v.page.getByRole("alert").getByText(says).waitFor();
    await v.page.waitForFunction(() => document.activeElement?.id === "code");
    assert.match(await v.page.title(), /^Error: /);
    await v.accessible(`mistyped: ${says}`);
    assert.notEqual(await border(), calm, "what is wrong looks as what is not");
  }
  const said = await v.page.getByRole("alert").elementHandle();
  await v.page.keyboard.press("Enter"); // the same mistake, with the focus in the field
  await v.page.waitForFunction((old) => !old!.isConnected, said);
  assert.equal(await v.page.getByRole("alert").count(), 1, "the second mistake is said, too");
  assert.equal(v.asked.some((url) => url.endsWith("/tokens")), false, "a mistyped code was sent");
  await exchange(v, code.toLowerCase().replace(/-/g, " "));
  await v.at("The server gave no ballot paper");
  await v.page.getByText("exchanged already, by another request").waitFor();
  assert.equal(await v.page.getByRole("button", { name: "Try again" }).count(), 0);
  await v.accessible("used");
  await v.press("Back to the code");
  const other = server.codes(server.publish(poll(hence(-2))), 1)[0]!; // of another poll
  await exchange(v, other);
  await v.page.getByText("does not know this code in this poll").waitFor();
  await v.leave();
});

test("a lost answer costs no code: the same request goes out again, and gets the same", { skip }, async () => {
  const v = await arrive(link);
  const bodies: string[] = [];
  await v.page.route("**/tokens", async (route) => {
    bodies.push(route.request().postDataBuffer()!.toString("hex"));
    if (bodies.length > 1) return route.continue();
    await route.fetch(); // the server has signed
    await route.abort();
  });
  await toCode(v);
  await v.page.getByLabel("The code").fill(codes[1]!);
  await v.page.getByLabel("The code").press("Enter");
  await v.at("You have your ballot paper");
  assert.deepEqual([bodies.length, bodies[0]], [2, bodies[1]]);
  await v.press("Answer now");
  await vote(v);
  await v.leave();
});

test("a request that was saved before the code was spent gets its ballot paper on another page, and that admits a ballot on a third", { skip }, async () => {
  const v = await arrive(link);
  await toCode(v);
  await v.page.getByLabel("The code").fill(codes[2]!);
  await v.page.getByText("If this page must not be lost").click();
  const request = await v.download("Save the request");
  assert.match(request.bytes.toString(), /^# This is the request[^]*\nisoloir\/token-request\/v1\n/);
  assert.ok(!request.bytes.toString().includes(codes[2]!.slice(0, 9)), "the request holds the code");
  await v.page.route("**/tokens", async (route) => { await route.fetch(); await route.abort(); });
  await v.press("Get my ballot paper");
  await v.page.locator("#main").getByText("No answer from the server").waitFor();
  const asked = v.page.waitForEvent("dialog");
  void v.page.close({ runBeforeUnload: true });
  assert.equal((await asked).type(), "beforeunload", "nobody was warned that the code is lost with the page");
  await (await asked).accept();

  const w = await arrive(link);
  await toCode(w);
  await drop(w, request); // anywhere on the page
  await w.page.getByText("The request is here").waitFor();
  await exchange(w, codes[2]!);
  await w.at("You have your ballot paper");
  const paper = await w.download("Save the ballot paper");
  assert.match(paper.name, /^isoloir-[a-z2-7]{8}\.token$/);
  await w.leave();

  const x = await arrive(link);
  await toCode(x);
  const take = (name: string, bytes: Buffer | string) => x.page.getByLabel("The file that ends in .token").setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
  const text = paper.bytes.toString();
  for (const [bad, says] of [
    ["nothing", /not a whole ballot paper/], [text.replace(/\/p\/.{4}/, "/p/aaaa"), /another poll|not a whole/],
    [text.replace(/(token AA.)(.)/, (_, before: string, c: string) => before + (c === "Z" ? "Y" : "Z")), /does not hold/],
  ] as const) {
    await take("bad.token", bad);
    await x.page.getByRole("alert").filter({ hasText: says }).waitFor();
  }
  await x.accessible("bad ballot paper");
  await take(paper.name, paper.bytes);
  await vote(x);
  await x.leave();
});

test("a server that signs with another key is found out here, and told nothing", { skip }, async () => {
  const v = await arrive(link);
  let asked = 0;
  await v.page.route("**/tokens", async (route) => {
    asked++;
    const response = await route.fetch();
    const body = await response.body();
    body[200] = body[200]! ^ 1;
    await route.fulfill({ response, body });
  });
  await toCode(v);
  await exchange(v, codes[3]!);
  await v.page.getByText("is not a signature by the key that this poll names").waitFor();
  await v.accessible("not signed");
  assert.equal(asked, 1);
  await v.leave();
});

test("a sealed ballot that was saved with its ballot paper is sent by the tool, and by another page", { skip }, async () => {
  for (const [code, byTool] of [[codes[4]!, true], [codes[5]!, false]] as const) {
    const v = await arrive(link);
    await toCode(v);
    await exchange(v, code);
    await v.press("Answer now");
    await answer(v);
    await v.page.getByText("Send it later, or from elsewhere").click();
    const ballot = await v.download("Save the sealed ballot");
    await v.leave();
    if (byTool) {
      assert.match(server.send(ballot.bytes, null, link), /isoloir\/receipt\/v1/);
      continue;
    }
    const w = await arrive(link);
    await w.press("I have a receipt");
    await w.page.getByLabel("Choose the receipt file").setInputFiles({ name: ballot.name, mimeType: "", buffer: ballot.bytes });
    await w.at("A sealed ballot");
    await w.press("Send this ballot");
    await w.at("The ballot is in the box");
    await w.leave();
  }
});

test("before the opening a code buys a ballot paper for later, whatever the device's clock says, until the server takes no more codes", { skip }, async () => {
  const early = server.publish(poll(hence(2), `tokens_until: ${hence(1)}\n`));
  const [first, second] = server.codes(early, 2);
  const v = await arrive(`${early}#${first}`);
  await v.press("Get my ballot paper now");
  await v.at("Your code");
  await v.press("Get my ballot paper");
  await v.at("You have your ballot paper");
  await v.page.getByText("The poll opens on").waitFor();
  assert.equal(await v.page.getByRole("button", { name: "Answer now" }).count(), 0);
  await v.accessible("early paper");
  await v.download("Save the ballot paper");
  await v.leave();

  const w = await arrive(early); // where the clock is wrong
  await w.page.clock.setFixedTime(new Date(Date.now() + 90 * 60_000));
  await w.press("Get my ballot paper now");
  await w.page.getByText("By this device's clock, codes are no longer taken").waitFor();
  await w.accessible("codes are over by the clock");
  await exchange(w, second!);
  await w.at("You have your ballot paper");
  await w.leave();

  const over = server.publish(poll(hence(-2), `tokens_until: ${hence(-1)}\n`));
  const x = await arrive(over); // where it is behind
  await x.page.clock.setFixedTime(new Date(Date.now() - 90 * 60_000));
  await toCode(x);
  await x.page.getByText("Codes can be exchanged until").waitFor();
  await exchange(x, second!); // whichever: the server looks at the time first
  await x.at("The server gave no ballot paper");
  await x.page.getByText("Codes are no longer taken in this poll. Whoever saved a ballot paper").waitFor();
  assert.equal(await x.page.getByRole("button", { name: "Try again" }).count(), 0);
  await x.leave();
});
