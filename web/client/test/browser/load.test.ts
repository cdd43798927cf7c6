// What is fetched, in which order, and what happens where a part of the booth does not arrive or is not what it should be.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { pollWords } from "../../src/domain/words.ts";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerTown, townAnswers } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const kind = (url: string) => url.replace(/-\w{8}\./, ".").replace(/^\/p\/[a-z2-7]{52}/, "poll");

for (const [poll, words] of [[{ ...town, pages: town.pages.slice(0, 1) }, "first"], [town, "fields"]] as const) {
  test(`four requests are enough to answer the first question, and the rest comes without being waited for: words-${words}`, async () => {
    const url = await server.publish(poll);
    const later = /state$|\/(age|sending|receipt|icon|words-(sending|receipt)-..)-\w{8}\./;
    server.slow = later; // nothing but what is needed arrives
    const v = await Visitor.arrive(browser(), url);
    await v.press("Enter the booth");
    await v.pick(/neighbourhood/, "North");
    const seen = server.seen.map((r) => kind(r.url));
    const arrived = server.seen.filter((r) => !later.test(r.url)).map((r) => kind(r.url));
    assert.equal(arrived[0], "poll");
    assert.deepEqual(arrived.slice(1).sort(), ["/assets/booth.js", `/assets/words-${words}-en.js`, "poll/definition"]);
    const after = seen.slice(seen.indexOf("/assets/booth.js"));
    for (const each of ["poll/state", "/assets/age.js", "/assets/sending.js", "/assets/words-sending-en.js"]) assert.ok(after.includes(each), after.join());
    assert.ok(!seen.some((u) => /receipt|old|-fr/.test(u)), seen.join());
    console.log(`  requests in the order in which the server saw them: ${seen.join(" ")}`);
    server.release();
    await v.leave();
  });
}

test("the definition and the words do not wait for the booth's script, and the booth takes what was asked for without it", async () => {
  for (const [poll, words] of [[{ ...town, pages: town.pages.slice(0, 1) }, "first"], [town, "fields"]] as const) {
    const url = await server.publish(poll);
    server.slow = /booth-\w{8}\.js/;
    const arriving = Visitor.arrive(browser(), url, { locale: "fr-CA" });
    const early = () => server.seen.map((r) => kind(r.url)).filter((u) => /words|definition/.test(u)).sort();
    for (let i = 0; early().length < 2 && i < 300; i++) await new Promise((go) => setTimeout(go, 20));
    assert.deepEqual(early(), [`/assets/words-${words}-fr.js`, "poll/definition"]);
    server.release();
    const v = await arriving;
    await v.press("Entrer dans l’isoloir");
    await v.group(/quartier/).waitFor();
    assert.equal(early().filter((u) => !/sending|unusual/.test(u)).length, 2, "something was fetched twice");
    await v.leave();
  }
});

for (const [foretells, words] of [[true, ["fields"]], [false, ["fields", "first", "sending"]]] as const) {
  test(`a poll that begins with a date, a ranking or another field that few polls have ${foretells ? "takes no request more" : "can be answered although the shell did not foretell it"}`, async () => {
    const url = await server.publish({ ...everything, pages: everything.pages.map((page: { questions: unknown[] }) => ({ ...page, questions: page.questions.slice(1) })) });
    const later = foretells ? /state$|\/(age|sending|icon|words-sending-..)-\w{8}\./ : /state$|\/(age|sending|icon)-\w{8}\./;
    Object.assign(server, { foretells, slow: later }); // nothing but what is needed arrives
    const v = await Visitor.arrive(browser(), url);
    await v.press("Enter the booth");
    await v.page.getByLabel("Day").fill("3");
    const arrived = server.seen.filter((r) => !later.test(r.url)).map((r) => kind(r.url));
    assert.deepEqual(arrived.sort(), ["/assets/booth.js", ...words.map((part) => `/assets/words-${part}-en.js`), "poll", "poll/definition"]);
    server.release();
    await v.leave();
  });
}

test("the fields of a poll stay as they are when the language changes, and who types in one goes on", async () => {
  const url = await server.publish({ ...everything, pages: everything.pages.map((page: { questions: unknown[] }) => ({ ...page, questions: page.questions.slice(1) })) });
  const v = await Visitor.arrive(browser(), url);
  await v.press("Enter the booth");
  await v.page.getByLabel("Day").fill("3");
  await v.page.evaluate(() => { document.querySelector<HTMLInputElement>(".date input")!.dataset.mine = "yes"; });
  await v.press("Français");
  await v.page.getByLabel("Jour").waitFor();
  assert.equal(await v.page.getByLabel("Jour").inputValue(), "3");
  assert.equal(await v.page.getByLabel("Jour").getAttribute("data-mine"), "yes");
  await v.leave();
});

test("what did not arrive is said to be missing only when it is needed, and comes when the network does", async () => {
  const url = await server.publish(town);
  server.missing = /sending/;
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource/];
  await v.page.clock.install();
  await v.press("Enter the booth");
  await v.pick(/neighbourhood/, "North");
  await v.press("Continue");
  await v.at("Opening the booth…");
  await v.patientlyAt("Something did not arrive");
  await v.accessible("missing part");
  server.missing = null;
  await v.press("Try again");
  await v.patientlyAt("Cameras");
  await v.page.goBack();
  await v.at("Your neighbourhood");
  assert.equal(await v.group(/neighbourhood/).getByLabel("North").isChecked(), true);
  await v.leave();
});

for (const part of ["booth", "sending", "age"]) {
  test(`a script that is not what the shell says is not run: ${part}`, async () => {
    const url = await server.publish(town);
    server.tampered = new RegExp(`${part}-.*js$`);
    const v = await Visitor.arrive(browser(), url);
    v.expected = [/integrity|digest|Failed to (load|fetch)/];
    if (part === "booth") {
      await v.page.waitForLoadState();
      assert.equal(await v.page.locator("h1").count(), 0);
    } else {
      await v.page.clock.install();
      await v.press("Enter the booth");
      await v.press("Continue");
      await v.patientlyAt("Something did not arrive");
      server.tampered = null; // the positive control
      await v.press("Try again");
      await v.patientlyAt("Cameras");
    }
    await v.leave();
  });
}

test("a script that the shell gives no hash for is not run, and with one or without the policy it would be", async () => {
  const url = await server.publish(town);
  const html = await (await fetch(url)).text();
  const [, src = "", integrity = ""] = /<script nomodule src="([^"]+)" integrity="([^"]+)"/.exec(html) ?? [];
  const runs = async (planted: string, policy: boolean) => {
    Object.assign(server, { planted, policy, missing: /booth-.*js$/ }); // which would put itself in the place of the words
    const v = await Visitor.arrive(browser(), url);
    v.expected = [/Integrity-Policy/, /Failed to load resource/];
    await v.page.waitForLoadState();
    const ran = await v.page.evaluate(() => /too old[^]*trop ancien/.test(document.body.innerText));
    await v.leave();
    return ran;
  };
  const [bare, hashed] = [`<script src="${src}"></script>`, `<script src="${src}" integrity="${integrity}" crossorigin></script>`];
  const ran = [await runs(bare, true), await runs(bare, false), await runs(hashed, true)];
  assert.deepEqual(ran, [false, true, true]);
});

test("the poll's words can be compared, and what a page from a server is worth is said", async () => {
  const url = await server.publish(town);
  const words = pollWords(createHash("sha256").update(server.definition).digest());
  for (const [locale, sentence] of [["en-GB", "This page came from the server"], ["fr-FR", "Cette page vient du serveur"]] as const) {
    const v = await Visitor.arrive(browser(), url, { locale, viewport: { width: 360, height: 740 } });
    await v.page.getByText(sentence).waitFor();
    assert.ok((await v.page.locator("footer").innerText()).includes(words), words);
    await v.accessible(locale);
    await v.fits(locale);
    if (process.env.SHOTS) await v.page.screenshot({ path: `${process.env.SHOTS}/words-${locale}.png`, fullPage: true });
    await v.leave();
  }
});

test("a poll that turns out to be closed says so, however far one is", async () => {
  const url = await server.publish(town);
  server.slow = /state$/;
  const v = await Visitor.arrive(browser(), url);
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  server.status = "closed";
  server.release();
  await v.page.getByRole("heading", { level: 2, name: /is closed/ }).waitFor();
  assert.equal(await v.page.getByRole("button", { name: "Enter the booth" }).count(), 0);
  await v.leave();
});

test("a device that finds its network again asks how the poll stands only while that is not known, or it is not open", async () => {
  const url = await server.publish(town);
  server.status = "upcoming";
  const v = await Visitor.arrive(browser(), url);
  const asked = () => server.seen.filter(({ url }) => url.endsWith("/state")).length;
  const back = () => v.page.evaluate(async () => {
    dispatchEvent(new Event("online"));
    for (let n = 0; n < 3; n++) await fetch(location.href); // whatever was asked for by then has arrived
  });
  await v.page.getByText("This poll is not open yet").waitFor();
  const before = asked();
  await back();
  assert.equal(asked(), before + 1, "the control: it is asked while it is not open");
  server.status = "open";
  await back();
  await v.page.getByRole("button", { name: "Enter the booth" }).waitFor();
  const known = asked();
  for (let n = 0; n < 3; n++) await back();
  assert.equal(asked(), known, "the server learned when a device found its network");
  await v.leave();
});

test("a definition that breaks the rules is taken away again, and nothing is sealed for it", async () => {
  await server.publish(everything);
  server.definition = Buffer.from(server.definition.toString().replace(/"ballot_size":\d+/, '"ballot_size":4096'));
  const v = await Visitor.arrive(browser(), `${server.base}/p/${server.id()}`);
  await v.at("These are not the questions your link names");
  await v.page.getByText("bad_definition").waitFor();
  await v.leave();
});

test("a definition that cannot even be shown stops with a sentence", async () => {
  await server.publish(everything);
  server.definition = Buffer.from(server.definition.toString().replace('"languages":["fr","en"]', '"languages":[]'));
  const v = await Visitor.arrive(browser(), `${server.base}/p/${server.id()}`);
  await v.at("These are not the questions your link names");
  await v.leave();
});

test("a browser of 2021 without the streams that age needs answers and seals", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url, {}, () => {
    Reflect.deleteProperty(window, "TransformStream");
    Reflect.deleteProperty(ReadableStream.prototype, "pipeThrough");
  });
  await answerTown(v);
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  assert.ok(server.seen.some((r) => /streams-/.test(r.url)));
  assert.equal((await server.opened(server.bodies[0]!)).trimEnd(), JSON.stringify(townAnswers));
  await v.leave();
});

test("a browser that runs modules but not what the booth is written in is told so in every language", async () => {
  const url = await server.publish(town);
  Object.assign(server, { missing: /booth-.*js$/, typed: false, policy: false }); // it cannot read the one, and does not know the others
  const v = await Visitor.arrive(browser(), url, {}, () => { Reflect.deleteProperty(Promise, "any"); });
  v.expected = [/Failed to load resource/];
  await v.page.getByText("Ce navigateur est trop ancien").waitFor();
  await v.leave();
});

test("browsers without modules and without JavaScript are told so in every language", async () => {
  const url = await server.publish(town);
  const html = await (await fetch(url)).text();
  const [, src = "", integrity = ""] = /<script nomodule src="([^"]+)" integrity="([^"]+)"/.exec(html) ?? [];
  const old = Buffer.from(await (await fetch(server.base + src)).arrayBuffer());
  assert.equal(integrity, "sha256-" + createHash("sha256").update(old).digest("base64"));
  const v = await Visitor.arrive(browser(), url, { javaScriptEnabled: false });
  await v.page.waitForURL(/\?questions$/); // where the server shows the questions; this stand-in does not
  await v.page.context().close();
  const without = /<body>\s*<noscript>([^]*?)<\/noscript>/.exec(html)?.[1] ?? "";
  assert.deepEqual([...without.matchAll(/<p lang="(..)"/g)].map(([, lang]) => lang), ["en", "fr", "de", "es", "ar"]);
  const o = await Visitor.arrive(browser(), `${server.base}/p/x`);
  await o.page.evaluate(() => { document.body.replaceChildren(Object.assign(document.createElement("div"), { id: "booth" })); });
  await o.page.addScriptTag({ url: src }).catch(() => {}); // Trusted Types may refuse what no old browser would
  await o.page.evaluate(old.toString());
  assert.match(await o.page.locator("#booth").innerText(), /too old[^]*trop ancien[^]*zu alt[^]*demasiado antiguo[^]*هذا المتصفح/);
  await o.page.context().close();
});
