// A poll with codes, and how its members come to their ballot papers and answer.

import type { Browser, BrowserContextOptions } from "playwright-core";
import { hence } from "./isoloird.ts";
import { Visitor } from "./visitor.ts";

export function poll(opens: string, more = ""): string {
  return `title: The members' choice
languages: [en]
notice: { organizer: Union, contact: union@example.org, purpose: To know, legal_basis: Consent, key_holders: Two members, retention_days: 30, quote_text: never }
opens: ${opens}
closes: ${hence(24)}
admission: codes
${more}pages:
  - questions:
      - { id: strike, type: choice, ask: Shall we strike?, required: true, options: [{ id: aye, label: Aye }, { id: nay, label: Nay }] }
`;
}

export async function arrive(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const v = await Visitor.arrive(browser, url, options);
  v.expected = [/Permissions-Policy header: Unrecognized feature/, /the server responded with a status of 4\d\d/, /net::ERR_/];
  return v;
}

export const toCode = async (v: Visitor) => {
  await v.press("Enter the booth");
  await v.at("Your code");
};

export async function exchange(v: Visitor, code: string): Promise<void> {
  await v.page.getByLabel("The code").fill(code);
  await v.press("Get my ballot paper");
}

export async function answer(v: Visitor): Promise<void> {
  await v.group("Shall we strike?").waitFor();
  await v.pick("Shall we strike?", "Aye");
  await v.page.locator("form button[type=submit]").click();
  await v.at("Check your answers");
}

export async function vote(v: Visitor): Promise<void> {
  await answer(v);
  await v.press("Seal and send");
  await v.at("Your ballot is in the box");
}
