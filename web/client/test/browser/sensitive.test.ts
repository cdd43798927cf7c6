// Sensitive questions in the booth: what is said of the coins, and that they are tossed, once for each ballot.

import assert from "node:assert/strict";
import { test } from "node:test";
import { delicate, town } from "./polls.ts";
import { Server } from "./server.ts";
import { launch, stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

async function answer(v: Visitor): Promise<void> {
  await v.page.getByText("at most 22 times as likely as before (ε = 3.0986)").waitFor(); // before anything is asked
  await v.press("Enter the booth");
  await v.page.getByText("in 50% of cases your answer stays").waitFor();
  await v.pick("Where do you live?", "North");
  await v.pick("Have you ever dodged a tax?", "More often");
  await v.pick("Which of these happened to you?", "Case 7");
  await v.press("Check your answers");
  await v.at("Check your answers");
}

const opened = async (n: number) => JSON.parse(await server.opened(server.bodies[n] as Buffer)) as { answers: Record<string, unknown> };

test("the odds stand beside the question, what all coins leave before sending, and no plain answer is said to be sent", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(delicate));
  await answer(v);
  await v.page.getByText("at most 22 times as likely as before (ε = 3.0986)").waitFor();
  await v.page.getByText("whoever kept the old one learns as much again").waitFor();
  await v.page.getByText("What exactly will be sent").click();
  const shown = JSON.parse(await v.page.locator("pre").innerText()) as { answers: Record<string, unknown> };
  assert.deepEqual(shown.answers, { quartier: "nord", fraude: "tossed when it is sealed", vecu: "tossed when it is sealed" });
  await v.page.getByText("More often").first().waitFor(); // the list above has what was chosen
  await v.accessible("check");
  await v.fits("check");
  await v.page.goBack();
  const described = await v.group("Have you ever dodged a tax?").getAttribute("aria-describedby");
  assert.match(await v.page.locator(`#${described}`).innerText(), /in 50% of cases your answer stays; otherwise .* one answer among the others\. Those who hold the keys read what the coins made/);
  await v.page.getByText(/what you choose is reported in 50% of cases, what you do not choose in 33.9%/).waitFor();
  await v.accessible("questions");
  await v.fits("questions");
  await v.leave();
});

test("coins are tossed once for each ballot: sent again it is the same bytes, replaced it is other coins", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(delicate));
  v.expected = [/Failed to load resource/];
  await answer(v);
  server.behaviours = ["cut", "take"];
  await v.press("Seal and send my answers");
  await v.page.getByRole("heading", { name: "Your ballot is in the box" }).waitFor();
  assert.equal(server.bodies.length, 2);
  assert.ok(server.bodies[0]?.equals(server.bodies[1] as Buffer), "the same ballot was sealed anew");
  const first = await opened(0);
  assert.equal(first.answers["quartier"], "nord");
  assert.notDeepEqual(first.answers["vecu"], ["cas6"], "no coin was tossed"); // alike once in 10^11
  await v.press("Change my answers");
  await v.at("Check your answers");
  await v.press("Seal and replace my ballot");
  await v.at("Your new ballot is in the box");
  assert.notDeepEqual((await opened(2)).answers["vecu"], first.answers["vecu"], "the coins were kept");
  await v.leave();
});

test("whatever two ways of giving up and trying again there are, the same answers make the same ballot", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(delicate));
  v.expected = [/Failed to load resource/];
  await answer(v);
  server.behaviours = [{ refuse: "full", status: 409 }, "take"];
  await v.press("Seal and send my answers");
  await v.at("The server did not take your ballot");
  await v.page.goBack();
  await v.at("Check your answers");
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  assert.ok(server.bodies[0]?.equals(server.bodies[1] as Buffer));
  await v.leave();
});

test("the coins come with polls that toss them, and with no other", async () => {
  const fetched = (v: Visitor) => v.asked.some((url) => url.includes("/assets/sensitive-"));
  const plain = await Visitor.arrive(browser(), await server.publish(town));
  await plain.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/assets/unsent-")));
  assert.equal(fetched(plain), false);
  await plain.leave();
  const v = await Visitor.arrive(browser(), await server.publish(delicate));
  await v.press("Enter the booth");
  await v.page.getByText("in 50% of cases your answer stays").waitFor();
  assert.equal(fetched(v), true);
  await v.leave();
});

test("whoever cannot fetch the coins cannot send a plain answer, and is told what to do", async () => {
  const url = await server.publish(delicate);
  server.missing = /sensitive-/;
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource/];
  await v.page.clock.install();
  await v.press("Enter the booth");
  await v.pick("Have you ever dodged a tax?", "More often");
  await v.press("Check your answers");
  await v.patientlyAt("Check your answers");
  await v.press("Seal and send my answers");
  for (let i = 0; i < 40; i++) await v.page.clock.runFor(5_000);
  assert.equal(server.bodies.length, 0);
  await v.leave();
});

test("in French too", async () => {
  const own = await launch();
  const v = await Visitor.arrive(own, await server.publish(delicate), { locale: "fr-FR", viewport: { width: 360, height: 740 } });
  await v.press("Entrer dans l");
  await v.page.getByText(/dans 50\s% des cas votre réponse reste/).waitFor();
  await v.fits("questions");
  await v.leave();
  await own.close();
});
