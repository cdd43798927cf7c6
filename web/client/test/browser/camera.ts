// Reads QR codes from the screen, by another library than the one that makes them.

import jsQR from "jsqr";
import type { Page } from "playwright-core";

/** What a camera would read; the pictures are decoded on a page of their own, which no policy keeps from it. */
export async function scanned(page: Page, picture: Buffer): Promise<string | undefined> {
  const bare = await page.context().newPage();
  const { pixels, width, height } = await bare.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    let binary = "";
    for (const byte of data) binary += String.fromCharCode(byte);
    return { pixels: btoa(binary), width: bitmap.width, height: bitmap.height };
  }, picture.toString("base64"));
  await bare.close();
  return jsQR(new Uint8ClampedArray(Buffer.from(pixels, "base64")), width, height)?.data;
}
