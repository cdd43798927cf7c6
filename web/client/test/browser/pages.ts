// Pictures of the pages without script, to be looked at by people: node test/browser/run.mjs pages DIR

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { hence, Isoloird } from "./isoloird.ts";
import { named, street } from "./street.ts";
import { launch } from "./visitor.ts";

const folder = process.env.SHOTS ?? "pages";
mkdirSync(folder, { recursive: true });
const server = new Isoloird(process.env.ISOLOIR_PROGRAMS ?? "");
await server.start((process.env.ISOLOIRD ?? "").split(" ").filter(Boolean));
const link = server.publish(street());
server.publish(street({ title: named("2"), opens: hence(24) }));
server.close(server.publish(street({ title: named("3") })));
const browser = await launch();
const languages = { en: "en-GB", fr: "fr-FR", ar: "ar-MA" };
for (const [lang, locale] of Object.entries(languages)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 768, 1280]) {
      const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 900 }, javaScriptEnabled: false });
      const page = await context.newPage();
      const shot = async (what: string, url: string) => {
        await page.goto(url);
        await page.screenshot({ path: join(folder, `${what}-${lang}-${colorScheme}-${width}.png`), fullPage: true });
      };
      await shot("front", server.base);
      const campaign = await page.locator(".polls a[href^='/c/']").first().getAttribute("href");
      await shot("campaign", server.base + (campaign ?? ""));
      await shot("missing", `${server.base}/c/nothing/here`);
      await page.goto(link);
      await page.locator("section.edition").first().waitFor();
      await page.locator(`section#${lang}`).screenshot({ path: join(folder, `questions-${lang}-${colorScheme}-${width}.png`) });
      await page.screenshot({ path: join(folder, `questions-top-${lang}-${colorScheme}-${width}.png`) });
      await context.close();
    }
  }
}
await browser.close();
server.stop();
