// A file that is dropped on the page.

import assert from "node:assert/strict";
import type { Visitor } from "./visitor.ts";

export interface File { name: string; bytes: Buffer }

/** Drops a file on the page's head. The browser opens it in the place of the page unless both events are taken. */
export async function drop(v: Visitor, { name, bytes }: File): Promise<void> {
  const taken = await v.page.locator("header").first().evaluate((at, [name, bytes]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes as number[])], name as string));
    return ["dragover", "drop"].map((type) => !at.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })));
  }, [name, [...bytes]] as const);
  assert.deepEqual(taken, [true, true], "the browser opens the file, and the page is lost");
}
