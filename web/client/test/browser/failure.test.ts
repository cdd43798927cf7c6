// What can go wrong around the booth, and that it then fails closed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerTown } from "./town.ts";
import { launch, stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

test("a ballot that was cut off on the way goes out again with the same bytes", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  v.expected = [/Failed to load resource/];
  await answerTown(v);
  server.behaviours = ["cut", "busy", "take"];
  await v.press("Seal and send my answers");
  await v.page.getByText(/goes out again in/).first().waitFor();
  await v.accessible("sending");
  await v.page.getByRole("heading", { name: "Your ballot is in the box" }).waitFor();
  assert.equal(server.bodies.length, 3);
  assert.ok(server.bodies.every((body) => body.equals(server.bodies[0] as Buffer)));
  await v.leave();
});

test("a receipt with a false signature is not taken for one, and trying again sends the same bytes", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  await answerTown(v);
  server.behaviours = ["forge"];
  await v.press("Seal and send my answers");
  await v.at("Not sent yet");
  await v.page.getByText("its receipt does not hold").waitFor();
  await v.accessible("unsent");
  await v.press("Try again");
  await v.at("Your ballot is in the box");
  assert.ok(server.bodies[0]?.equals(server.bodies[1] as Buffer));
  await v.leave();
});

test("the no of a network in between is not taken for the server's, and the same bytes go out again", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  v.expected = [/Failed to load resource/];
  await answerTown(v);
  server.behaviours = ["drop", "portal"];
  await v.press("Seal and send my answers");
  await v.page.getByRole("heading", { name: "Not sent yet" }).waitFor();
  await v.press("Try again");
  await v.at("Your ballot is in the box");
  assert.equal(server.bodies.length, 3);
  assert.ok(server.bodies.every((body) => body.equals(server.bodies[0] as Buffer)));
  await v.leave();
});

test("a box that is full is said to be so before anything is answered, and whoever has a ballot in it can still change it", async () => {
  const url = await server.publish(town, { max_ballots: 1234 });
  const first = await Visitor.arrive(browser(), url);
  await first.page.getByText("1,234 at most are taken").waitFor();
  await answerTown(first);
  await first.press("Seal and send my answers");
  await first.at("Your ballot is in the box");
  const receipt = (await first.download("Save the receipt")).bytes.toString();
  server.full = true;
  await first.press("Change my answers");
  await first.at("Check your answers");
  await first.leave();
  const late = await Visitor.arrive(browser(), url);
  await late.page.getByText("The box is full").waitFor();
  await late.accessible("full");
  assert.equal(await late.page.getByRole("button", { name: "Enter the booth" }).count(), 0);
  await late.press("I have a receipt");
  await late.at("Your receipt");
  await late.page.getByLabel("Or paste the receipt").fill(receipt);
  await late.press("Check the receipt");
  await late.at("Your receipt holds");
  await late.press("Answer anew");
  await late.page.locator("form").waitFor();
  await late.leave();
});

test("a refusal says why and keeps the answers", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  v.expected = [/Failed to load resource.*403/];
  await answerTown(v);
  server.behaviours = [{ refuse: "closed", status: 403 }];
  await v.press("Seal and send my answers");
  await v.at("The server did not take your ballot");
  await v.page.getByText("The server says that the poll has closed").waitFor();
  await v.accessible("refused");
  await v.press("Check your answers");
  await v.page.getByText("Plant trees").first().waitFor();
  await v.leave();
});

test("other questions than the link names are not shown", async () => {
  const url = await server.publish(town);
  server.served = Buffer.from(server.definition.toString().replace("Residents' collective", "Someone else, really"));
  const v = await Visitor.arrive(browser(), url);
  await v.at("These are not the questions your link names");
  assert.doesNotMatch(await v.page.locator("body").innerText(), /smart city|Someone/);
  await v.accessible("unverified");
  await v.leave();
});

test("a link that is cut off or unknown is said to be that", async () => {
  const url = await server.publish(town);
  const cut = await Visitor.arrive(browser(), url.slice(0, -3));
  await cut.at("This link is not complete");
  await cut.accessible("bad link");
  assert.equal(server.seen.some((r) => r.url.endsWith("/definition")), false);
  await cut.leave();
  const unknown = await Visitor.arrive(browser(), `${server.base}/p/${"a".repeat(52)}`);
  unknown.expected = [/404/];
  await unknown.at("There is no such poll here");
  await unknown.accessible("no such poll");
  await unknown.leave();
});

const onion = `${"a".repeat(55)}d.onion`;

for (const [host, advice] of [["booth.test", "Open the link with https"], [onion, "Open the link in Tor Browser"]] as const) {
  test(`without a secure context the booth stays closed, and says what helps: ${host}`, async () => {
    const url = (await server.publish(town)).replace("127.0.0.1", host);
    const plain = await launch([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
    const v = await Visitor.arrive(plain, url);
    await v.at("Your answers could not be sealed here");
    await v.page.getByText(advice).waitFor();
    await v.accessible("insecure");
    await v.fits("insecure");
    assert.equal(await v.page.evaluate(() => isSecureContext), false);
    assert.equal(server.seen.some((r) => r.url.endsWith("/definition")), false);
    await plain.close();
  });
}

test("an .onion address that the browser trusts, as Tor Browser does, opens the booth", async () => {
  const url = (await server.publish(town)).replace("127.0.0.1", onion);
  const trusting = await launch([`--host-resolver-rules=MAP ${onion} 127.0.0.1`, `--unsafely-treat-insecure-origin-as-secure=${new URL(url).origin}`]);
  const v = await Visitor.arrive(trusting, url);
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  await trusting.close();
});

for (const [status, words] of [["upcoming", /not open yet/], ["closed", /is closed/], ["withheld", /is closed/], ["sealed", /is closed/]] as const) {
  test(`a poll that is ${status} can be read but not answered`, async () => {
    const url = await server.publish(town);
    server.status = status;
    const v = await Visitor.arrive(browser(), url);
    await v.page.getByRole("heading", { level: 2, name: words }).waitFor();
    assert.equal(await v.page.getByRole("button", { name: "Enter the booth" }).count(), 0);
    const results = await v.page.getByRole("link", { name: "Results" }).all();
    assert.deepEqual(await Promise.all(results.map((l) => l.getAttribute("href"))), status === "sealed" ? [`${url}/results`] : []);
    await v.accessible(status);
    await v.leave();
  });
}

test("a small group is warned", async () => {
  const small = await Visitor.arrive(browser(), await server.publish(everything));
  await small.page.getByText("5 ballots or more").waitFor();
  await small.page.getByText("In a small group").waitFor();
  await small.leave();
  const large = await Visitor.arrive(browser(), await server.publish(town));
  await large.at(/smart city/);
  await large.page.getByText("10 ballots or more").waitFor();
  assert.equal(await large.page.getByText("In a small group").count(), 0);
  await large.leave();
});

test("a server that cannot be reached is said to be that, and trying again helps", async () => {
  const url = await server.publish(town);
  server.away = /definition$/;
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource/];
  await v.page.clock.install();
  await v.patientlyAt("The questions did not arrive");
  await v.accessible("unreachable");
  server.away = null;
  await v.press("Try again");
  await v.at(/smart city/);
  await v.leave();
});
