// A sealed ballot as a file: saved in the booth, carried, and sent by the booth, by whomever.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Decrypter } from "age-encryption";
import { parseReceiptFile, parseReceiptNote } from "../../src/domain/receipt.ts";
import { drop } from "./drop.ts";
import type { File } from "./drop.ts";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerTown, townAnswers } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

/** Answers, and saves the sealed ballot and its secret without sending anything. */
async function saved(v: Visitor): Promise<{ ballot: File; secret: File }> {
  await answerTown(v);
  await v.page.getByText("Send it later, or from elsewhere").click();
  await v.accessible("later");
  const files = { ballot: await v.download("Save the sealed ballot"), secret: await v.download("Save its secret") };
  assert.equal(server.bodies.length, 0);
  return files;
}

async function offer(v: Visitor, ...files: File[]): Promise<void> {
  await v.at("Your receipt");
  await v.page.getByLabel("Choose the receipt file").setInputFiles(files.map(({ name, bytes }) => ({ name, mimeType: "", buffer: bytes })));
}

async function atTheDesk(url: string): Promise<Visitor> {
  const v = await Visitor.arrive(browser(), url);
  await v.press("I have a receipt");
  return v;
}

test("a ballot that was saved with its secret is sent from another page, and its receipt replaces it there", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const { ballot, secret } = await saved(v);
  assert.match(ballot.name, /^isoloir-[a-z2-7]{8}-[a-z2-7]{4}\.ballot$/);
  assert.equal(secret.name, ballot.name.replace("ballot", "secret"));
  let warned = 0;
  v.page.on("dialog", (dialog) => { warned++; void dialog.accept(); });
  await v.page.reload();
  assert.equal(warned, 0, "with the ballot in a file there is nothing to lose");
  await v.leave();

  const w = await atTheDesk(url);
  await w.accessible("desk");
  await offer(w, secret, ballot);
  await w.at("A sealed ballot");
  await w.page.getByText("Its secret is here too").waitFor();
  await w.accessible("carrying");
  assert.equal(server.bodies.length, 0, "nothing goes out before the button is pressed");
  await w.press("Send this ballot");
  await w.at("The ballot is in the box");
  await w.accessible("arrived");
  assert.deepEqual(server.bodies, [ballot.bytes]);
  const decrypter = new Decrypter();
  decrypter.addIdentity(server.identity);
  assert.equal((await decrypter.decrypt(new Uint8Array(ballot.bytes.subarray(68)), "text")).trimEnd(), JSON.stringify(townAnswers));
  const receipt = (await w.download("Save the receipt")).bytes;
  assert.ok(await parseReceiptFile(receipt.toString()));
  await w.press("To the poll");
  await w.press("I have a receipt");
  await offer(w, { name: "receipt.txt", bytes: receipt });
  await w.at("Your receipt holds");
  await w.press("Withdraw my ballot");
  await w.press("Yes, withdraw it");
  await w.at("Your ballot is withdrawn");
  assert.equal(server.box.size, 1);
  await w.leave();
});

test("whoever carries a ballot without its secret gets a receipt that proves and changes nothing", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const { ballot } = await saved(v);
  await v.press("Seal and send my answers"); // and is sent from the page that made it, too
  await v.at("Your ballot is in the box");
  await v.leave();
  const w = await atTheDesk(url);
  await offer(w, ballot);
  await w.press("Send this ballot");
  await w.at("The ballot is in the box");
  await w.accessible("arrived bare");
  assert.equal(server.box.size, 1, "sending it twice is sending it once");
  const note = (await w.download("Save the receipt")).bytes;
  assert.ok(note.toString().startsWith("isoloir/receipt/v1\n") && parseReceiptNote(note.toString()));
  await w.press("To the poll");
  await w.press("I have a receipt");
  await offer(w, { name: "receipt.txt", bytes: note });
  await w.at("Your receipt holds");
  assert.equal(await w.page.getByRole("button", { name: /Answer anew|Withdraw/ }).count(), 0);
  Object.assign(server, { status: "sealed", statements: [server.statement(0, "publish"), server.statement(1, "close")] });
  await w.press("Another receipt");
  await offer(w, { name: "receipt.txt", bytes: note });
  await w.at("Your ballot counts");
  await w.leave();
});

test("a ballot that is dropped anywhere on the page is taken, and its secret can follow", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const { ballot, secret } = await saved(v);
  await v.leave();
  const w = await atTheDesk(url);
  await w.at("Your receipt");
  await drop(w, { name: "x", bytes: Buffer.from("nothing") });
  await w.page.getByRole("alert").getByText("neither a whole receipt").waitFor();
  await drop(w, ballot);
  await w.at("A sealed ballot");
  const add = (name: string, text: string) => w.page.getByLabel("Its secret, if you have it").setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
  await add("x.secret", "nothing\n");
  await w.page.getByRole("alert").getByText("not the secret of a ballot").waitFor();
  await add("x.secret", `# another\n${Buffer.alloc(32, 7).toString("base64")}\n`);
  await w.page.getByRole("alert").getByText("secret is of another ballot").waitFor();
  await w.accessible("another secret");
  assert.match(await w.page.title(), /^Error: /);
  assert.match(await w.page.getByLabel("Its secret, if you have it").evaluate((field) => `${field.ariaInvalid} ${field.getAttribute("aria-describedby")}`), /^true secret-fault /);
  await add(secret.name, secret.bytes.toString());
  await w.page.getByText("Its secret is here too").waitFor();
  await w.press("Send this ballot");
  await w.at("The ballot is in the box");
  assert.ok(await parseReceiptFile((await w.download("Save the receipt")).bytes.toString()));
  await w.leave();
});

test("a file that is dropped on the notice or on a question leads to the receipt's page, and no answer is lost", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const { ballot } = await saved(v);
  await v.leave();
  const w = await Visitor.arrive(browser(), url);
  await w.press("Enter the booth");
  await w.pick(/neighbourhood/, "North");
  await drop(w, ballot);
  await w.at("A sealed ballot");
  await w.page.goBack();
  assert.ok(await w.group(/neighbourhood/).getByLabel("North").isChecked());
  await w.page.goForward();
  await w.at("Your receipt"); // what was dropped is not taken twice
  await w.page.goBack();
  await w.page.goBack();
  await drop(w, { name: "x", bytes: Buffer.from("nothing") });
  await w.at("Your receipt");
  await w.page.getByRole("alert").getByText("neither a whole receipt").waitFor();
  await w.press("Back");
  await w.press("Enter the booth");
  assert.ok(await w.group(/neighbourhood/).getByLabel("North").isChecked());
  const ofText = await w.page.evaluate(() => {
    const event = new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
    event.dataTransfer!.setData("text/plain", "7");
    return document.querySelector("input")!.dispatchEvent(event);
  });
  assert.ok(ofText, "a text that is dragged into a field is the browser's to take");
  await w.leave();
});

test("files that are damaged, of another poll, too large or nothing at all are said to be that, and nothing is sent", async () => {
  const url = await server.publish(town);
  const v = await Visitor.arrive(browser(), url);
  const { ballot, secret } = await saved(v);
  await v.leave();
  const flipped = Buffer.from(ballot.bytes);
  flipped[flipped.length - 1]! ^= 1;
  const otherSecret = Buffer.from(`# another\n${Buffer.alloc(32, 7).toString("base64")}\n`);
  const w = await atTheDesk(url);
  const cases: [string, Buffer[]][] = [
    ["damaged", [flipped]], ["damaged", [ballot.bytes.subarray(0, -1)]], ["damaged", [Buffer.concat([ballot.bytes, Buffer.alloc(1)])]],
    ["damaged", [ballot.bytes.subarray(0, 100)]], ["secret is of another ballot", [ballot.bytes, otherSecret]], ["the secret of a sealed ballot", [secret.bytes]],
    ["neither a whole receipt", [Buffer.alloc(1_000_000)]], ["neither a whole receipt", [Buffer.alloc(0)]],
    ["neither a whole receipt", [Buffer.from("-----BEGIN ISOLOIR RECEIPT-----\n".repeat(5_000))]],
  ];
  for (const [words, files] of cases) {
    await offer(w, ...files.map((bytes, i) => ({ name: `file${i}`, bytes })));
    await w.page.getByRole("alert").getByText(words).waitFor();
    await w.press("Check the receipt"); // of no text
    await w.page.getByRole("alert").getByText("neither a whole receipt").waitFor();
  }
  await w.leave();
  const other = await atTheDesk(await server.publish(everything));
  await offer(other, ballot);
  await other.page.getByRole("alert").getByText("of another poll").waitFor();
  assert.equal(await other.page.getByRole("alert").getByRole("link").getAttribute("href"), url);
  await other.accessible("of another poll");
  await other.mistaken("receipt-file", /of another poll/, () => offer(other, ballot));
  await other.leave();
  assert.equal(server.bodies.length, 0);
});

test("a ballot that was saved and then changed here makes one ballot, whichever goes first", async () => {
  for (const first of ["the page", "the file"]) {
    const url = await server.publish(town);
    const v = await Visitor.arrive(browser(), url);
    const { ballot } = await saved(v);
    await v.press(/Change – How many people live/);
    await v.page.getByLabel(/How many people live/).fill("7");
    await v.press("Check your answers");
    const carry = async () => {
      const w = await atTheDesk(url);
      w.expected = v.expected = [/Failed to load resource.*409/];
      await offer(w, ballot);
      await w.press("Send this ballot");
      await w.at(first === "the file" ? "The ballot is in the box" : "The server did not take your ballot");
      await w.leave();
    };
    if (first === "the file") await carry();
    await v.press("Seal and send my answers");
    await v.at(first === "the file" ? "Your new ballot is in the box" : "Your ballot is in the box");
    if (first === "the page") await carry();
    assert.equal(server.box.size, 1, first);
    await v.leave();
  }
});
