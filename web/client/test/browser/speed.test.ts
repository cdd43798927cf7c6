// How long a person with a slow phone waits for the sealing: Chromium is made four times slower. Whatever else the machine does only adds to it,
// so the fastest of twenty is held against what it may take.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import type { sealing } from "./speed.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

const short = { ...everything, pages: [{ questions: [{ id: "why", type: "text", ask: { fr: "Pourquoi ?", en: "Why?" }, max: 200 }] }] };

for (const [name, poll] of [["the town's poll", town], ["a short poll", short]] as const) {
  test(`sealing takes less than 100 ms on a processor four times slower: ${name}`, async () => {
    const url = await server.publish(poll);
    const bundle = await build({
      entryPoints: [join(process.env.BROWSER_TEST ?? ".", "speed.ts")], bundle: true, write: false, minify: true,
      format: "iife", globalName: "speed", target: "es2020",
    });
    const v = await Visitor.arrive(browser(), url);
    await v.at(/./);
    await v.page.evaluate(`${bundle.outputFiles[0]?.text ?? ""}; globalThis.speed = speed`);
    const devtools = await v.page.context().newCDPSession(v.page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const { milliseconds, bytes } = await v.page.evaluate(
      (definition) => (globalThis as unknown as { speed: { sealing: typeof sealing } }).speed.sealing(definition, 21),
      [...server.definition],
    );
    const [first = 0, ...rest] = milliseconds; // the first compiles
    rest.sort((a, b) => a - b);
    const [fastest = 0, median = 0] = [rest[0], rest[rest.length / 2]];
    console.log(`  ${name}, two hybrid recipients, ${bytes} bytes, four times slower: the fastest of 20 seals ${fastest.toFixed(1)} ms, median ${median.toFixed(1)} ms, the first ${first.toFixed(1)} ms`);
    assert.ok(fastest < 100, `${fastest} ms`);
    await v.leave();
  });
}
