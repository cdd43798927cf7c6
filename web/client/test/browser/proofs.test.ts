// The proof of work of an open poll: done beside the page while somebody reads, and seen by nobody unless it is late.

import assert from "node:assert/strict";
import { test } from "node:test";
import { town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerTown } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const challenge = (n: number) => Buffer.alloc(8, n).toString("base64");
const states = () => server.seen.filter((r) => r.url.endsWith("/state")).length;
const late = /still works on the proof/;

async function send(v: Visitor): Promise<void> {
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
}

/** The answer of the only search that a page has running beside it. */
async function solved(v: Visitor): Promise<void> {
  const worker = v.page.workers()[0] ?? (await v.page.waitForEvent("worker"));
  await worker.waitForEvent("close"); // it is ended as soon as it has found one
}

test("the work is done beside the page while it is read, and sending asks for nothing more", async () => {
  const url = await server.publish(town);
  server.work = { challenge: challenge(1), bits: 18 };
  const v = await Visitor.arrive(browser(), url);
  await solved(v);
  await answerTown(v);
  await send(v);
  assert.deepEqual([states(), server.bodies.length], [1, 1], "who reads for long is not seen to");
  await v.press("Change my answers");
  await solved(v); // for the replacement
  await v.press(/Change – How many people live/);
  await v.page.getByLabel(/How many people live/).fill("4");
  await v.press("Check your answers");
  await v.press("Seal and replace my ballot");
  await v.at("Your new ballot is in the box");
  assert.deepEqual([states(), server.bodies.length, new Set(server.proofs).size], [1, 2, 2]);
  await v.leave();
});

test("a challenge that is over when somebody has read is worked on anew, the newest, and only when they send", async () => {
  const url = await server.publish(town);
  server.work = { challenge: challenge(2), bits: 10 };
  const v = await Visitor.arrive(browser(), url);
  await solved(v);
  await v.page.clock.install();
  await answerTown(v);
  await v.page.clock.fastForward("25:00");
  server.work = { challenge: challenge(3), bits: 10 };
  assert.equal(states(), 1, "nobody is told for how long somebody reads");
  await send(v);
  assert.deepEqual([states(), server.bodies.length], [2, 1]);
  await v.leave();
});

test("more work that was demanded in the meantime is done, and the same ballot goes out again", async () => {
  const url = await server.publish(town);
  server.work = { challenge: challenge(4), bits: 6 };
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/Failed to load resource.*403/];
  await solved(v);
  await answerTown(v);
  server.work = { challenge: challenge(5), bits: 14 };
  await send(v);
  assert.deepEqual([states(), server.bodies.length], [2, 2]);
  assert.ok(server.bodies[0]?.equals(server.bodies[1] as Buffer));
  await v.leave();
});

test("work that is late is said to be done, for those too who hear the page, and ends of itself", async () => {
  const url = await server.publish(town);
  server.work = { challenge: challenge(6), bits: 28 };
  const v = await Visitor.arrive(browser(), url);
  await answerTown(v);
  await v.press("Seal and send my answers");
  await v.page.locator("#main").getByText(late).waitFor();
  await v.page.locator("#live").getByText(late).waitFor({ state: "attached" });
  assert.equal(await v.page.locator("#live").getAttribute("aria-live"), "polite");
  await v.accessible("late work");
  await v.page.getByRole("button", { name: "Save the sealed ballot" }).waitFor(); // whoever does not want to wait
  assert.equal(server.bodies.length, 0);
  const [worker] = v.page.workers();
  await Promise.all([worker?.waitForEvent("close"), v.page.goBack()]); // what was given up does not work on
  server.work = { challenge: challenge(6), bits: 4 };
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  await v.leave();
});

test("where no worker may run the page does the work itself", async () => {
  const url = await server.publish(town);
  server.workers = false;
  server.work = { challenge: challenge(7), bits: 12 };
  const v = await Visitor.arrive(browser(), url);
  v.expected = [/worker/i];
  await answerTown(v);
  await send(v);
  assert.equal(v.page.workers().length, 0);
  assert.equal(server.proofs.length, 1);
  await v.leave();
});
