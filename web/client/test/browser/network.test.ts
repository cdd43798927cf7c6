// Sending over a network that drops, delays and answers in the server's place, and to a server that cheats.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Decrypter } from "age-encryption";
import { town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerTown, townAnswers } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

async function atTheCheck(): Promise<Visitor> {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  v.expected = [/Failed to load resource/];
  await answerTown(v);
  return v;
}

/** From the check or from a sending that takes its time: another answer, and back to the check. */
async function changeHousehold(v: Visitor, people: string): Promise<void> {
  await v.press(/Change – How many people live/);
  await v.page.getByLabel(/How many people live/).fill(people);
  await v.press("Check your answers");
  await v.at("Check your answers");
}

/** More than all tries come to: Chromium itself sends once more what breaks off on an old connection. */
const away = (how: "drop" | "busy") => Array<typeof how>(20).fill(how);

async function opened(body: Buffer | undefined): Promise<Record<string, unknown>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(server.identity);
  return (JSON.parse(await decrypter.decrypt(new Uint8Array(body?.subarray(68) ?? []), "text")) as typeof townAnswers).answers;
}

const same = (bodies: Buffer[]) => bodies.every((body) => body.equals(bodies[0] as Buffer));
const seq = (body: Buffer | undefined) => body?.readUInt32BE(0);
const inTheBox = () => [...server.box.values()].map(({ body }) => body);

test("offline the ballot waits, and goes out by itself once the network is back", async () => {
  const v = await atTheCheck();
  await v.page.context().setOffline(true);
  await v.press("Seal and send my answers");
  await v.page.locator("main").getByText("This device is not on a network").waitFor();
  assert.match(await v.page.locator("#live").innerText(), /not on a network/);
  await v.accessible("offline");
  assert.equal(server.bodies.length, 0);
  await v.page.context().setOffline(false);
  await v.at("Your ballot is in the box");
  assert.equal(server.bodies.length, 1);
  await v.leave();
});

test("a server that takes no more from this part of the network for now is said to be that, and the ballot goes out by itself", async () => {
  const v = await atTheCheck();
  await v.page.clock.install();
  server.behaviours = Array(9).fill({ refuse: "too_many_requests", status: 429 }); // more than all tries
  await v.press("Seal and send my answers");
  await v.page.locator("main").getByText("Too much came from your part of the network").waitFor();
  assert.match(await v.page.locator("#live").innerText(), /Nothing is lost/);
  await v.patientlyAt("Your ballot is in the box");
  assert.ok(server.bodies.length === 10 && same(server.bodies));
  await v.leave();
});

test("what is needed where sending fails is fetched before it fails, after all else, and holds nothing up where it is missing", async () => {
  const v = await atTheCheck();
  const urls = () => server.seen.map((r) => r.url);
  const at = (part: string) => urls().findIndex((url) => url.startsWith(`/assets/${part}-`));
  await v.page.waitForFunction(() => ["unsent", "words-unusual-en"].every((part) => performance.getEntriesByType("resource").some((e) => e.name.includes(`/assets/${part}-`))));
  assert.ok(Math.max(at("sending"), at("words-sending-en"), at("age")) < Math.min(at("unsent"), at("words-unusual-en")), urls().join());
  await v.page.waitForLoadState("networkidle");
  await v.page.context().setOffline(true);
  const before = server.seen.length;
  await v.page.getByText("Send it later, or from elsewhere").click();
  assert.match((await v.download("Save the sealed ballot")).name, /\.ballot$/);
  await v.press("Seal and send my answers");
  await v.page.locator("main").getByText("This device is not on a network").waitFor();
  assert.equal(server.seen.length, before);
  await v.page.context().setOffline(false);
  await v.at("Your ballot is in the box");
  await v.leave();

  const url = await server.publish(town);
  server.missing = /unsent|unusual/;
  const w = await Visitor.arrive(browser(), url);
  w.expected = [/Failed to load resource/];
  await answerTown(w);
  server.behaviours = ["signin"];
  await w.page.clock.install();
  await w.press("Seal and send my answers");
  await w.patientlyAt("Something did not arrive");
  server.missing = null;
  await w.press("Try again");
  await w.patientlyAt("Not sent yet");
  await w.press("Try again");
  await w.at("Your ballot is in the box");
  assert.equal(same(server.bodies), true);
  await w.leave();
});

test("what was not sent goes out by itself once the network is back", async () => {
  const v = await atTheCheck();
  server.behaviours = ["signin"];
  await v.press("Seal and send my answers");
  await v.at("Not sent yet");
  await v.page.context().setOffline(true);
  await v.page.context().setOffline(false);
  await v.at("Your ballot is in the box");
  assert.ok(server.bodies.length === 2 && same(server.bodies));
  await v.leave();
});

for (const behaviour of ["portal", "signin", "redirect"] as const) {
  test(`a network that wants a sign-in is said to be that (${behaviour}), and nothing is sent to its page`, async () => {
    const v = await atTheCheck();
    server.behaviours = [behaviour];
    await v.press("Seal and send my answers");
    await v.at("Not sent yet");
    await v.page.getByText("the sign-in page of a network").waitFor();
    await v.accessible(behaviour);
    assert.equal(server.seen.some((r) => r.url === "/signin"), false);
    await v.press("Try again");
    await v.at("Your ballot is in the box");
    assert.ok(server.bodies.length === 2 && same(server.bodies));
    await v.leave();
  });
}

test("a server that is down for longer than all tries loses nothing", async () => {
  const v = await atTheCheck();
  await v.page.clock.install();
  server.behaviours = ["cut", ...away("busy")]; // the first of them has arrived
  await v.press("Seal and send my answers");
  await v.patientlyAt("Not sent yet");
  assert.ok(server.bodies.length >= 6);
  server.behaviours = [];
  await v.press("Try again");
  await v.at("Your ballot is in the box");
  assert.ok(same(server.bodies) && server.box.size === 1);
  await v.leave();
});

test("an answer that was changed while nobody knew whether the ballot had arrived never makes a second ballot", async () => {
  const v = await atTheCheck();
  server.behaviours = ["cut", ...away("drop")];
  await v.press("Seal and send my answers");
  await v.page.getByText(/goes out again in/).first().waitFor();
  await v.press("Check your answers");
  await v.at("Check your answers");
  await v.page.getByText("may already be in the box").waitFor();
  await changeHousehold(v, "7");
  server.behaviours = [];
  await v.press("Seal and send my answers");
  await v.at("Your new ballot is in the box");
  const [first, ...rest] = server.bodies;
  const last = rest.at(-1);
  assert.deepEqual([seq(first), seq(last)], [0, 1]);
  assert.ok(rest.some((body) => body.equals(first as Buffer)), "it was asked whether the first was in the box");
  assert.deepEqual(inTheBox(), [last]);
  assert.equal((await opened(last)).foyer, 7);
  await v.leave();
  const w = await Visitor.arrive(browser(), v.page.url()); // the positive control: who begins anew makes a second one
  await answerTown(w);
  await w.press("Seal and send my answers");
  await w.at("Your ballot is in the box");
  assert.equal(server.box.size, 2);
  await w.leave();
});

test("an answer that was changed before the ballot arrived goes out alone", async () => {
  const v = await atTheCheck();
  server.behaviours = away("drop");
  await v.press("Seal and send my answers");
  await v.page.getByText(/goes out again in/).first().waitFor();
  await v.page.goBack();
  await v.at("Check your answers");
  await changeHousehold(v, "7");
  const before = server.bodies.length;
  server.behaviours = [];
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  assert.deepEqual(server.bodies.slice(before).map(seq), [0]);
  assert.deepEqual(inTheBox(), server.bodies.slice(before));
  assert.equal((await opened(inTheBox()[0])).foyer, 7);
  await v.leave();
});

test("where the poll closed over a change, the receipt is that of the ballot that had arrived, and it is said so", async () => {
  const v = await atTheCheck();
  server.behaviours = ["cut", ...away("drop")];
  await v.press("Seal and send my answers");
  await v.page.getByText(/goes out again in/).first().waitFor();
  await v.press("Check your answers");
  await changeHousehold(v, "7");
  server.behaviours = [{ refuse: "closed", status: 403 }];
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  await v.page.getByText("closed before your last changes arrived").waitFor();
  await v.accessible("late");
  assert.equal((await opened(inTheBox()[0])).foyer, 3);
  await v.leave();
});

// Nobody signs a refusal: a proxy, or the server, can take a ballot and say that it did not.
for (const refuse of ["closed", "full", "deleted"]) {
  test(`a ballot that was taken, and is said not to be (${refuse}), can be saved, and gets its receipt by another try`, async () => {
    const v = await atTheCheck();
    server.behaviours = [{ refuse, status: 403, taken: true }];
    await v.press("Seal and send my answers");
    await v.at("The server did not take your ballot");
    assert.equal(inTheBox().length, 1);
    assert.match((await v.download("Save the sealed ballot")).name, /\.ballot$/);
    await v.press("Try again");
    await v.at("Your ballot is in the box");
    assert.deepEqual([inTheBox().length, same(server.bodies)], [1, true]);
    await v.leave();
  });
}

test("back gives a sending up and forward does not take it up again; from the receipt they lead to the check and back", async () => {
  const v = await atTheCheck();
  server.behaviours = away("drop");
  await v.press("Seal and send my answers");
  await v.page.getByText(/goes out again in/).first().waitFor();
  const sent = server.bodies.length;
  await v.page.goBack();
  await v.at("Check your answers");
  await v.page.goForward();
  await v.at("Check your answers");
  await v.page.waitForFunction(() => !document.querySelector(".wait"));
  assert.equal(server.bodies.length, sent);
  server.behaviours = [];
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  await v.page.goBack();
  await v.at("Check your answers");
  await v.page.getByText("take the place of those in the box").waitFor();
  await v.page.goForward();
  await v.at("Your ballot is in the box");
  assert.match((await v.download("Save the receipt")).bytes.toString(), /BEGIN ISOLOIR RECEIPT/);
  await v.leave();
});

for (const cheat of ["forge", "another", "elsewhere", "later"] as const) {
  test(`a receipt that is not this ballot's is not taken for one (${cheat})`, async () => {
    const v = await atTheCheck();
    server.behaviours = [cheat];
    await v.press("Seal and send my answers");
    await v.at("Not sent yet");
    await v.page.getByText("its receipt does not hold").waitFor();
    await v.press("Try again");
    await v.at("Your ballot is in the box");
    assert.ok(server.bodies.length === 2 && same(server.bodies));
    await v.leave();
  });
}

test("an answer without an end is cut off", async () => {
  const v = await atTheCheck();
  server.behaviours = ["flood"];
  await v.press("Seal and send my answers");
  await v.at("Not sent yet");
  assert.ok(server.flooded < 50e6, `${server.flooded} bytes were taken`);
  await v.press("Try again");
  await v.at("Your ballot is in the box");
  await v.leave();
});

test("while the server does not answer, another way is offered before long, and trying again does not wait for it", async () => {
  const v = await atTheCheck();
  server.behaviours = ["hold"];
  await v.press("Seal and send my answers");
  await v.page.getByRole("heading", { level: 2, name: "Send it later, or from elsewhere" }).waitFor();
  await v.accessible("slow");
  await v.press("Try again");
  await v.at("Your ballot is in the box");
  assert.ok(server.bodies.length === 2 && same(server.bodies));
  await v.leave();
});

test("clearing everything leaves nothing, neither on the page nor behind the browser's buttons", async () => {
  const v = await atTheCheck();
  await v.page.goBack();
  await v.at("What the town can do");
  await v.accessible("clearable");
  let asked = "";
  v.page.once("dialog", (dialog) => {
    asked = dialog.message();
    void dialog.dismiss();
  });
  await v.press("Clear everything");
  assert.match(asked, /answers and your ballot's key will be gone/);
  await v.at("What the town can do");
  assert.equal(await v.page.getByLabel(/And you, what do you think/).inputValue(), townAnswers.answers.libre);
  v.page.once("dialog", (dialog) => void dialog.accept());
  await v.press("Clear everything");
  await v.at(/smart city/);
  assert.match(await v.page.locator("#live").innerText(), /Everything is cleared/);
  await v.clearable(false);
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  assert.equal(await v.page.getByRole("radio", { checked: true }).count(), 0);
  let warned = 0;
  v.page.on("dialog", (dialog) => { warned++; void dialog.accept(); });
  for (let i = 0; i < 3; i++) {
    await v.page.goBack();
    assert.doesNotMatch(await v.page.locator("body").innerText(), /Plant trees|Less is more|non »/);
  }
  await v.page.reload();
  assert.equal(warned, 0);
  await v.leave();
});

test("clearing everything after sending forgets the ballot's key too", async () => {
  const v = await atTheCheck();
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  v.page.once("dialog", (dialog) => void dialog.accept());
  await v.press("Clear everything");
  await v.at(/smart city/);
  for (let i = 0; i < 3; i++) {
    await v.page.goBack();
    assert.equal(await v.page.getByRole("button", { name: /Save the receipt|Withdraw my ballot|replace my ballot/ }).count(), 0);
  }
  await v.leave();
});

test("everything can be cleared wherever the page holds something: on the notice, with a receipt, while sending and after a withdrawal", async () => {
  const v = await atTheCheck();
  const toNotice = async () => {
    for (let i = 0; i < 6 && !/smart city/.test(await v.heading()); i++) await v.page.goBack();
    await v.at(/smart city/);
  };
  await toNotice();
  await v.clearable(true); // for the answers
  await v.press("I have a receipt");
  await v.at("Your receipt");
  await v.clearable(true);
  await v.page.goBack();
  await v.at(/smart city/);
  await v.clear(true);
  await v.clearable(false);
  assert.equal(await v.page.evaluate(() => document.activeElement?.tagName), "H1", "the focus went with the button");
  await answerTown(v);
  server.behaviours = ["hold"];
  await v.press("Seal and send my answers");
  await v.page.getByText("Sending").first().waitFor();
  await v.clearable(true);
  await server.breakOff();
  await v.at("Your ballot is in the box");
  const receipt = (await v.download("Save the receipt")).bytes.toString();
  await v.clear(true);
  await v.at(/smart city/);
  await v.clearable(false);
  await v.press("I have a receipt");
  await v.at("Your receipt");
  const text = v.page.locator("#receipt-text");
  await text.fill(receipt);
  await v.press("Check the receipt");
  await v.at("Your receipt holds");
  await v.clearable(true);
  await v.press("Withdraw my ballot");
  await v.press("Yes, withdraw it");
  await v.at("Your ballot is withdrawn");
  await v.clear(true);
  await v.at(/smart city/);
  await v.press("I have a receipt");
  await v.at("Your receipt");
  assert.equal(await text.inputValue(), "");
  await v.leave();
});
