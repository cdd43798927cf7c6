// The town's consultation, answered from end to end by a mouse.

import type { Visitor } from "./visitor.ts";

export async function answerFirstPage(v: Visitor): Promise<void> {
  await v.pick(/neighbourhood/, "North");
  await v.pick(/age group/, "40 to 64");
  await v.press("Continue");
  await v.at("Cameras");
}

export async function answerSecondPage(v: Visitor): Promise<void> {
  await v.pick(/rule out/, "Yes");
  await v.page.getByLabel("Why?").fill("Parce que « non » 🙂\nc'est non.");
  await v.pick(/worry you/, "6");
  await v.press("Continue");
  await v.at("What the town can do");
}

export async function answerThirdPage(v: Visitor): Promise<void> {
  await v.pick(/Up to three/, "Publish a yearly audit of the cameras");
  await v.pick(/Up to three/, "Other");
  await v.page.getByLabel("Please say what").fill("Plant trees");
  await v.press("Add to ranking: Street lighting");
  await v.press("Add to ranking: Cameras");
  await v.press("Add to ranking: Community policing");
  await v.press("Move up: Community policing");
  await v.press("Take out: Cameras");
  await v.line("No new cameras").getByLabel("Good").check();
  await v.line("Local referendums").getByLabel("Often").check();
  await v.page.getByLabel(/How many people live/).fill(" 3 ");
  await v.page.getByLabel(/And you, what do you think/).fill("Less is more.");
  await v.page.getByLabel(/may be quoted/).check();
  await v.press("Check your answers");
  await v.at("Check your answers");
}

export async function answerTown(v: Visitor): Promise<void> {
  await v.press("Enter the booth");
  await v.at("Your neighbourhood");
  await answerFirstPage(v);
  await answerSecondPage(v);
  await answerThirdPage(v);
}

export const townAnswers = {
  answers: {
    quartier: "nord", age: "a40", reconnaissance: "oui", pourquoi: "Parce que « non » 🙂\nc'est non.", crainte: 6,
    actions: ["audit", "other"], "actions.other": "Plant trees", budget: ["eclairage", "police"],
    scenarios: { sans: "bien" }, participer: { referendum: "souvent" }, foyer: 3, libre: "Less is more.",
  },
  quote: true,
};
