// Every step in both languages, narrow and wide, light and dark: nothing sticks out, and axe-core finds nothing.

import { test } from "node:test";
import { everything, town } from "./polls.ts";
import { Server } from "./server.ts";
import { answerTown } from "./town.ts";
import { stage, Visitor } from "./visitor.ts";

const server = new Server();
const browser = stage(server);

for (const [width, colorScheme] of [[320, "light"], [320, "dark"], [1280, "light"], [1280, "dark"]] as const) {
  test(`every step can be used at ${width} pixels, ${colorScheme}`, async () => {
    const look = { viewport: { width, height: 800 }, colorScheme };
    const v = await Visitor.arrive(browser(), await server.publish(town), look);
    const judge = async (what: string) => {
      await v.accessible(what);
      await v.fits(what);
    };
    await v.at(/smart city/);
    await judge("notice");
    await answerTown(v);
    await v.page.getByText("What exactly will be sent").click();
    await judge("check");
    for (const page of ["What the town can do", "Cameras", "Your neighbourhood"]) {
      await v.page.goBack();
      await v.at(page);
      await judge(page);
    }
    await v.press("Français");
    await v.at("Votre quartier");
    await judge("French");
    for (let i = 0; i < 3; i++) await v.page.goForward();
    await v.at("Relire vos réponses");
    await v.press("Sceller et envoyer");
    await v.at("Votre bulletin est dans l’urne");
    await judge("done");
    await v.leave();
  });

  test(`every type of question can be used at ${width} pixels, ${colorScheme}`, async () => {
    const v = await Visitor.arrive(browser(), await server.publish(everything), { viewport: { width, height: 800 }, colorScheme });
    await v.press("Enter the booth");
    await v.at("Budget");
    await v.accessible("budget");
    await v.fits("budget");
    await v.page.getByLabel(/What yearly fee/).fill("20");
    await v.page.getByLabel("Day").fill("3");
    await v.page.getByLabel("Month").fill("3");
    await v.page.getByLabel("Year", { exact: true }).fill("2027");
    await v.pick(/What would you help/, "Cooking");
    await v.pick(/What would you help/, /Leaflets/);
    await v.press("Continue");
    await v.at("Page 2");
    await v.accessible("page 2");
    await v.fits("page 2");
    await v.leave();
  });
}
