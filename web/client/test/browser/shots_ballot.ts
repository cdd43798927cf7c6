// Pictures of a ballot on its way, of a saved one, and of what a receipt can say.

import type { Browser } from "playwright-core";
import type { Words } from "../../src/i18n/index.ts";
import { newNoteKey } from "./keys.ts";
import type { Server } from "./server.ts";
import { square } from "./square.ts";
import { Visitor } from "./visitor.ts";

export type Tongue = "fr" | "en" | "ar";

export interface Scene { server: Server; browser: Browser; words: Words; look: object; shot: (v: Visitor, what: string) => Promise<unknown> }

export async function ballotPages(scene: Scene): Promise<void> {
  const url = await scene.server.publish(square);
  const v = await answered(scene, url);
  const { ballot, secret } = await sendingPages(scene, v);
  await carryPages(scene, url, ballot, secret);
  const receipt = await donePages(scene, url);
  await receiptPages(scene, url, receipt);
  await verdictPages(scene, url, receipt);
}

async function answered({ browser, words: { first: w }, look }: Scene, url: string): Promise<Visitor> {
  const v = await Visitor.arrive(browser, url, look);
  await v.press(w.start);
  await v.page.locator('[id="f-weg-selten-box"]').check();
  await v.press(w.next);
  await v.page.locator("#f-geld").fill("700");
  await v.press(w.next);
  await v.press(w.toCheck);
  await v.page.locator("details").first().waitFor();
  return v;
}

async function sendingPages({ server, words: { first: w, sending: s, unusual: u }, shot }: Scene, v: Visitor): Promise<{ ballot: Buffer; secret: Buffer }> {
  for (const summary of await v.page.locator("summary").all()) await summary.click();
  await v.page.getByRole("button", { name: u.saveBallot }).waitFor();
  await shot(v, "1-check");
  const [ballot, secret] = [(await v.download(u.saveBallot)).bytes, (await v.download(u.saveSecret)).bytes];
  server.behaviours = ["hold"];
  await v.press(s.send);
  await v.page.getByText(s.sending).first().waitFor();
  await shot(v, "2-sending");
  await v.press(u.saveBallot); // offered when it takes its time
  server.behaviours = Array(20).fill("drop");
  await v.press(w.tryAgain);
  await v.page.locator("main").getByText(u.waiting(3).slice(0, 14)).waitFor();
  await shot(v, "3-waiting");
  await v.page.context().setOffline(true);
  await v.press(w.tryAgain);
  await v.page.locator("main").getByText(u.refusals.offline!).waitFor();
  await shot(v, "3-offline");
  server.behaviours = ["signin"];
  await v.page.context().setOffline(false);
  await v.page.locator(".reason").waitFor();
  await shot(v, "4-signin");
  for (const [what, code, status] of [["4-closed", "closed", 403], ["4-full", "full", 403], ["4-other", "bad_header", 400]] as const) {
    server.behaviours = [{ refuse: code, status }];
    await v.press(what === "4-closed" ? w.tryAgain : w.toCheck);
    if (what !== "4-closed") await v.press(s.send);
    await v.page.locator(".reason", { hasText: code }).waitFor();
    await shot(v, what);
  }
  await v.press(w.toCheck);
  await v.page.locator("details").first().waitFor();
  await shot(v, "5-made");
  await v.page.context().close();
  return { ballot, secret };
}

async function carryPages({ server, browser, look, words: { first: w, receipt: r }, shot }: Scene, url: string, ballot: Buffer, secret: Buffer): Promise<void> {
  const v = await Visitor.arrive(browser, url, look);
  const offer = (...files: Buffer[]) => v.page.locator("#receipt-file").setInputFiles(files.map((buffer) => ({ name: "x", mimeType: "", buffer })));
  await v.press(w.haveReceipt);
  await offer(Buffer.concat([ballot, Buffer.from("x")]));
  await v.page.getByRole("alert").waitFor();
  await shot(v, "6-damaged");
  await offer(ballot);
  await v.page.locator("#secret-file").waitFor();
  await shot(v, "6-carrying");
  server.behaviours = [{ refuse: "closed", status: 403 }];
  await v.press(r.carry);
  await v.page.locator(".reason").waitFor();
  await shot(v, "6-refused");
  await v.press(w.back);
  await v.press(r.carry);
  await v.page.locator(".done").waitFor();
  await shot(v, "6-arrived-bare");
  await v.press(r.toPoll);
  await v.press(w.haveReceipt);
  await offer(ballot, secret);
  await v.page.getByText(r.secretHere).waitFor();
  await shot(v, "6-carrying-secret");
  await v.press(r.carry);
  await v.page.locator(".done").waitFor();
  await shot(v, "6-arrived");
  await v.page.context().close();
}

async function donePages(scene: Scene, url: string): Promise<string> {
  const { words: { sending: s }, shot } = scene;
  const v = await answered(scene, url);
  await v.press(s.send);
  await v.page.locator(".done").waitFor();
  await shot(v, "7-done");
  const receipt = (await v.download(s.save)).bytes.toString();
  await v.press(s.changeAnswers);
  await v.page.locator("details").first().waitFor();
  await shot(v, "7-change");
  await v.page.context().close();
  return receipt;
}

async function present({ browser, look, words: { first: w, receipt: r } }: Scene, url: string, text: string): Promise<Visitor> {
  const v = await Visitor.arrive(browser, url, look);
  await v.press(w.haveReceipt);
  await v.page.locator("#receipt-text").fill(text);
  await v.press(r.check);
  return v;
}

async function receiptPages(scene: Scene, url: string, receipt: string): Promise<void> {
  const { server, words: { receipt: r }, shot } = scene;
  const v = await present(scene, url, "?");
  await v.page.getByRole("alert").waitFor();
  await shot(v, "8-asking");
  await v.page.context().close();
  const held = await present(scene, url, receipt);
  await held.page.locator(".stop svg").waitFor();
  await shot(held, "8-open");
  await held.press(r.withdraw);
  await shot(held, "8-confirm");
  server.behaviours = [{ refuse: "seq_out_of_turn", status: 409 }];
  await held.press(r.confirm);
  await held.page.locator(".reason").waitFor();
  await shot(held, "8-refused");
  await held.page.context().close();
}

async function verdictPages(scene: Scene, url: string, receipt: string): Promise<void> {
  const { server, words: { receipt: r }, shot } = scene;
  const mine = [...server.box.values()];
  const [closed, later] = [[server.statement(0, "publish"), server.statement(1, "close")], mine.map((e) => ({ ...e, seq: e.seq + 1 }))];
  const states: [string, object][] = [
    ["9-sealing", { status: "closed" }], ["9-logged", { logged: mine }], ["9-replaced", { logged: later }],
    ["9-withdrawn", { logged: later.map((e) => ({ ...e, withdrawn: true })) }], ["9-missing", { logged: [] }],
    ["9-contradicted", { logged: mine, journal: server.ownJournal([]) }], ["9-bad-log", { logged: mine, logKey: newNoteKey(server.base.slice(7)) }],
    ["9-closed-early", { statements: [] }], ["9-unreachable", { away: /state$/ }],
  ];
  for (const [what, how] of states) {
    Object.assign(server, { status: "sealed", statements: closed, logged: null, journal: null, logKey: null, away: null }, how);
    const v = await present(scene, url, receipt);
    if (what === "9-unreachable") {
      await v.page.clock.install();
      await v.patientlyAt(r.unreachableTitle);
    }
    await v.page.locator(".stop svg").waitFor();
    await shot(v, what);
    await v.page.context().close();
  }
  Object.assign(server, { status: "open", statements: [], logged: null, journal: null, logKey: null, away: null });
  const forged = await present(scene, url, receipt.replace(/(— \S+ )\S{10}/, "$1AAAAAAAAAA"));
  await forged.page.locator(".stop svg").waitFor();
  await shot(forged, "9-forged");
  await forged.page.context().close();
  const gone = await present(scene, url, receipt);
  await gone.press(r.withdraw);
  await gone.press(r.confirm);
  await gone.page.locator(".done").waitFor();
  await shot(gone, "9-gone");
  await gone.page.context().close();
}
