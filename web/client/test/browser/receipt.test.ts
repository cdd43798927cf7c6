// Replacing, withdrawing and checking, from the page that sent a ballot and from its receipt file.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Decrypter } from "age-encryption";
import { parseReceiptFile, parseReceiptNote } from "../../src/domain/receipt.ts";
import { newNoteKey } from "./keys.ts";
import { everything, inDays, town } from "./polls.ts";
import { Server } from "./server.ts";
import type { Entry } from "./server.ts";
import { answerTown, townAnswers } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

async function opened(body: Buffer): Promise<{ answers: Record<string, unknown> }> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(server.identity);
  return JSON.parse(await decrypter.decrypt(new Uint8Array(body.subarray(68)), "text")) as { answers: Record<string, unknown> };
}

/** Answers and sends, and returns the receipt file's text. */
async function voted(v: Visitor): Promise<string> {
  await answerTown(v);
  await v.press("Seal and send my answers");
  await v.at("Your ballot is in the box");
  return saved(v);
}

async function saved(v: Visitor, button = "Save the receipt"): Promise<string> {
  return (await v.download(button)).bytes.toString();
}

/** Opens the receipt page and pastes the text. */
async function present(v: Visitor, text: string): Promise<void> {
  await v.press("I have a receipt");
  await v.at("Your receipt");
  await v.page.getByLabel("Or paste the receipt").fill(text);
  await v.press("Check the receipt");
}

function others(count: number): Entry[] {
  return Array.from({ length: count }, (_, i) => ({ withdrawn: i % 5 === 0, hash: randomBytes(32), seq: i % 3, file: randomBytes(32) }));
}

test("whoever has just sent changes an answer, which replaces the ballot under its key", async () => {
  const v = await Visitor.arrive(browser(), await server.publish(town));
  const first = await parseReceiptFile(await voted(v));
  await v.press("Change my answers");
  await v.at("Check your answers");
  await v.press(/Change – How many people live/);
  await v.page.getByLabel(/How many people live/).fill("4");
  await v.press("Check your answers");
  server.behaviours = ["cut", "take"]; // taken, but the answer is lost
  v.expected = [/Failed to load resource/];
  await v.press("Seal and replace my ballot");
  await v.at("Your new ballot is in the box");
  await v.accessible("replaced");
  assert.equal(server.bodies.length, 3);
  assert.ok(server.bodies[1]?.equals(server.bodies[2] as Buffer), "the same bytes went out again");
  assert.equal(server.box.size, 1);
  const again = await parseReceiptFile(await saved(v));
  assert.deepEqual(again?.seed, first?.seed);
  assert.deepEqual([parseReceiptNote(first?.note ?? "")?.seq, parseReceiptNote(again?.note ?? "")?.seq], [0, 1]);
  assert.deepEqual((await opened(server.bodies[2] as Buffer)).answers, { ...townAnswers.answers, foyer: 4 });
  await v.leave();
});

test("a receipt file, chosen on another day, replaces the ballot by new answers", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  await v.leave();
  const w = await Visitor.arrive(browser(), url);
  await w.press("I have a receipt");
  await w.at("Your receipt");
  await w.accessible("asking for the receipt");
  await w.page.getByLabel("Choose the receipt file").setInputFiles({ name: "r.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await w.at("Your receipt holds");
  await w.accessible("receipt holds");
  assert.ok(!server.seen.some((r) => r.url.includes("/log/")));
  await w.press("Answer anew");
  await w.at("Your neighbourhood");
  assert.equal(await w.group(/neighbourhood/).getByRole("radio", { checked: true }).count(), 0);
  await w.press("Continue");
  await w.pick(/rule out/, "No");
  await w.press("Continue");
  await w.press("Check your answers");
  await w.press("Seal and replace my ballot");
  await w.at("Your new ballot is in the box");
  assert.deepEqual((await opened(server.bodies[1] as Buffer)).answers, { reconnaissance: "non" });
  assert.equal(server.box.size, 1);
  await w.leave();
});

test("a withdrawal is asked for once more, signed, and proved; the old receipt then says why it cannot do more", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  await v.press("Withdraw my ballot");
  await v.at("Withdraw your ballot?");
  await v.accessible("confirm");
  await v.press("No, keep it");
  assert.equal(server.bodies.length, 1);
  await v.at(/smart city/);
  await present(v, text.replace(/\n/g, "\r\n")); // as some mail programs leave it
  await v.at("Your receipt holds");
  await v.press("Withdraw my ballot");
  server.behaviours = ["drop", "take"];
  v.expected = [/Failed to load resource/];
  await v.press("Yes, withdraw it");
  await v.at("Your ballot is withdrawn");
  await v.accessible("withdrawn");
  const file = await parseReceiptFile(await saved(v));
  assert.equal(parseReceiptNote(file?.note ?? "")?.seq, 1);
  assert.equal([...server.box.values()][0]?.withdrawn, true);
  await v.leave();

  const w = await Visitor.arrive(browser(), url);
  w.expected = [/Failed to load resource.*409/];
  await present(w, text);
  await w.at("Your receipt holds");
  await w.press("Answer anew");
  await w.press("Continue");
  await w.pick(/rule out/, "No");
  await w.press("Continue");
  await w.press("Check your answers");
  await w.press("Seal and replace my ballot");
  await w.at("The server did not take your ballot");
  await w.page.getByText("This ballot was withdrawn").waitFor();
  await w.accessible("refused");
  await w.leave();
});

test("the keyboard alone checks a receipt and withdraws the ballot", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  await v.leave();
  const w = await Visitor.arrive(browser(), url);
  await w.at(/smart city/);
  const { keyboard } = w.page;
  const go = async (name: RegExp) => {
    for (let i = 0; i < 40; i++) {
      const here = await w.page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement;
        return `${[...(at.labels ?? [])].map((l) => l.innerText).join(" ")} ${at.tagName === "BUTTON" ? at.innerText : ""}`;
      });
      if (name.test(here)) return;
      await keyboard.press("Tab");
    }
    assert.fail(`no way to ${name}`);
  };
  await go(/I have a receipt/);
  await keyboard.press("Enter");
  await w.at("Your receipt");
  await go(/Or paste/);
  await keyboard.insertText(text);
  await go(/Check the receipt/);
  await keyboard.press("Enter");
  await w.at("Your receipt holds");
  await go(/Withdraw my ballot/);
  await keyboard.press("Enter");
  await w.at("Withdraw your ballot?");
  await go(/Yes, withdraw it/);
  await keyboard.press("Enter");
  await w.at("Your ballot is withdrawn");
  await w.leave();
});

test("after the close the log says what became of the ballot, and the server is not told which", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  await v.leave();
  const mine = [...server.box.values()][0] as Entry;
  Object.assign(server, { statements: [server.statement(0, "publish"), server.statement(1, "close")] });
  const log = others(700);
  const cases: [string, Entry[], RegExp?][] = [
    ["Your ballot counts", [...log, mine]],
    ["A later ballot of yours counts", [...log, { ...mine, seq: 3 }]],
    ["Your ballot was withdrawn", [...log, { ...mine, seq: 1, withdrawn: true }]],
    ["The server broke its promise", log],
    ["The server broke its promise", []],
  ];
  for (const [title, logged] of cases) {
    Object.assign(server, { status: "sealed", logged, seen: [] });
    const w = await Visitor.arrive(browser(), url);
    await present(w, text);
    await w.at(title);
    await w.accessible(title);
    const asked = server.seen.map((r) => r.url.split("/log/")[1]).filter(Boolean).sort();
    const bundles = logged.length === 701 ? ["", "", ".p/189"] : logged.length === 700 ? ["", "", ".p/188"] : [];
    assert.deepEqual(asked, ["checkpoint", ...bundles.map((p, i) => `tile/entries/00${i}${p}`)], "all of the log, and nothing else");
    const journal = server.seen.map((r) => r.url.split("/journal/")[1]).filter(Boolean).sort();
    assert.deepEqual(journal, ["checkpoint", "tile/entries/000", "tile/entries/001.p/46"], "all of the journal");
    if (title.includes("promise")) {
      const evidence = await saved(w, "Save the evidence");
      const file = await parseReceiptFile(text);
      assert.ok(evidence.includes(file?.note ?? "?") && evidence.includes(`/p/${server.id()}\n${logged.length}\n`));
      assert.ok(evidence.includes("/journal\n302\n"), "the journal's checkpoint is part of the evidence");
      assert.ok(!evidence.includes(Buffer.from(file?.seed ?? []).toString("base64")), "the secret stays out of the evidence");
    }
    await w.leave();
  }
  Object.assign(server, { status: "closed", logged: null });
  const w = await Visitor.arrive(browser(), url);
  await present(w, text);
  await w.at("The poll is closed, its log not made yet");
  await w.accessible("sealing");
  await w.leave();
});

test("a log that the server's journal does not tell of is not believed, though it is signed", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  await v.leave();
  const shown = server.entries();
  const told = server.ownJournal(shown);
  const history = (...logs: Buffer[][]) => [...told.slice(0, -1), ...logs.map((log) => server.ownJournal(log).at(-1) as Buffer)];
  const statements = [server.statement(0, "publish"), server.statement(1, "close")];
  const cases: [string, string, Buffer[]][] = [
    ["sealed with another log", "The server broke its promise", history(shown.slice(1))],
    ["sealed twice", "The server broke its promise", history(shown, shown.slice(1))],
    ["not sealed", "The server broke its promise", history()],
    ["published twice", "The server broke its promise", [...told, told.at(-2) as Buffer]],
    ["an entry that is none", "The server broke its promise", [Buffer.from("?"), ...told]],
    ["the positive control", "Your ballot counts", told],
  ];
  for (const [what, title, journal] of cases) {
    Object.assign(server, { status: "sealed", statements, journal });
    const w = await Visitor.arrive(browser(), url);
    await present(w, text);
    await w.at(title);
    await w.accessible(what);
    if (!title.includes("counts")) {
      const evidence = await saved(w, "Save the evidence");
      assert.ok(evidence.includes(`/journal\n${journal.length}\n`) && evidence.includes("does not say that this log is the poll's only one"), what);
    }
    await w.leave();
  }
});

test("a poll closed before its time without the organizer's word, or never closed, is said to be that", async () => {
  const before = await server.publish(town);
  const v = await Visitor.arrive(browser(), before);
  const text = await voted(v);
  await v.leave();
  const early = "closed the poll before its time";
  const cases: [string, string[], RegExp | string][] = [
    ["closed", [], early],
    ["closed", [server.statement(0, "close")], early],
    ["sealed", [server.statement(0, "publish")], early],
    ["sealed", [server.statement(0, "publish"), server.statement(2, "close")], early],
    ["sealed", [server.statement(0, "publish"), newNoteKey("organizer").sign(server.statement(1, "close").split("\n\u2014")[0] as string)], early],
    ["closed", [server.statement(0, "publish"), server.statement(1, "close")], "its log not made yet"],
  ];
  for (const [status, statements, words] of cases) {
    Object.assign(server, { status, statements });
    const w = await Visitor.arrive(browser(), before);
    await present(w, text);
    await w.page.getByText(words).waitFor();
    await w.accessible(`${status} ${statements.length}`);
    await w.leave();
  }
  const after = await server.publish(town, { opens: inDays(-30), closes: inDays(-2) });
  const w = await Visitor.arrive(browser(), after);
  const late = await voted(w); // of a server that goes on taking ballots
  await w.page.reload();
  await present(w, late);
  await w.page.getByText("still open, long after its close").waitFor();
  await w.accessible("never closed");
  await w.leave();
});

test("a log that is not the signed one is not believed", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  const statements = [server.statement(0, "publish"), server.statement(1, "close")];
  Object.assign(server, { status: "sealed", statements, logKey: newNoteKey(server.base.slice(7)) });
  await v.page.reload();
  await present(v, text);
  await v.page.getByText("is not the log that it has signed").waitFor();
  await v.accessible("bad log");
  server.logKey = null; // the positive control
  await v.press("Try again");
  await v.at("Your ballot counts");
  await v.leave();
});

test("a receipt that is forged, cut off, or of another poll is said to be that", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  await v.page.reload();
  await present(v, text.replace(/(— \S+ \S{20})./, (_, head: string) => head + (text.includes(head + "A") ? "B" : "A")));
  await v.at("This receipt does not hold");
  await v.accessible("forged");
  await v.press("Another receipt");
  await v.page.getByLabel("Or paste the receipt").fill(text.slice(0, -40));
  await v.press("Check the receipt");
  await v.page.getByRole("alert").getByText("neither a whole receipt").waitFor();
  await v.accessible("not a receipt");
  await v.mistaken("receipt-text", /neither a whole receipt/, () => v.press("Check the receipt"));
  await v.leave();
  const other = await Visitor.arrive(browser(), await server.publish(everything));
  await present(other, text);
  await other.page.getByRole("alert").getByText("of another poll").waitFor();
  assert.equal(await other.page.getByRole("alert").getByRole("link").getAttribute("href"), url);
  await other.leave();
});

const sentences = {
  closed: "says that the poll has closed", withdrawn: "was withdrawn", seq_out_of_turn: "changed since this receipt", seq_too_high: "a hundred times",
  no_such_ballot: "does not know this ballot", deleted: "deleted this poll", full: "box is full", not_open_yet: "not open yet",
};
test("every refusal has its sentence in both languages", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const text = await voted(v);
  v.expected = [/Failed to load resource/];
  await v.page.reload();
  for (const [code, words] of Object.entries(sentences)) {
    await present(v, text);
    await v.press("Withdraw my ballot");
    server.behaviours = [{ refuse: code, status: 409 }];
    await v.press("Yes, withdraw it");
    await v.page.getByText(words).waitFor();
    const english = await v.page.locator("main .lead").innerText();
    await v.press("Français");
    await v.page.locator("html[lang=fr]").waitFor();
    assert.notEqual(await v.page.locator("main .lead").innerText(), english, code);
    await v.press("English");
    await v.press("Back");
    await v.press("To the poll");
  }
  await v.leave();
});
