// The parts of the booth that come after the first script: code, and the words of the reader's language. index.html names each, with
// the integrity that its bytes must have, in a <link rel="later">, which no browser fetches by itself. A part runs only if its bytes
// are those. Code calls provide when it runs; words are what their file exports. The fields that only some polls have come with their words, in
// one file for each language, which has the first words in it, too: such a poll takes no request more. What few need is not named in
// index.html, but by a part that adds more such links.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { workAhead } from "../domain/ahead.ts";
import type { Codes } from "../domain/codes.ts";
import type { tossed } from "../domain/randomize.ts";
import type { checkRules } from "../domain/rules.ts";
import { send } from "../domain/request.ts";
import type { Fetched, Words } from "../i18n/index.ts";
import type { Language } from "../i18n/speech.ts";
import type { CheckProps } from "./check.tsx";
import type { EntryProps } from "./codes/entry.tsx";
import type { DoneProps } from "./done.tsx";
import type { judge } from "./draft.ts";
import type { field } from "./fields/field.tsx";
import type { sentence } from "./problems.ts";
import type { QRCodeProps } from "./qr_code.tsx";
import type { ReceiptProps } from "./receipt/receipt.tsx";
import type { SendingProps } from "./sending.tsx";
import type { mark, Odds, Total } from "./sensitive.tsx";
import type { SummaryProps } from "./summary.tsx";
import type { FailedProps } from "./unsent/failed.tsx";
import type { SaveUnsentProps } from "./unsent/save_unsent.tsx";
import type { WaysProps } from "./unsent/ways.tsx";

export type Parts = Code & { [K in Fetched as `words-${K}-${Language}`]: Words[K] };

export interface Code {
  sending: {
    Check: ComponentType<CheckProps>;
    Done: ComponentType<DoneProps>;
    Sending: ComponentType<SendingProps>;
    Summary: ComponentType<SummaryProps>;
    judge: typeof judge;
    checkRules: typeof checkRules;
    sentence: typeof sentence;
    workAhead: typeof workAhead;
  };
  fields: { field: typeof field };
  unsent: { Failed: ComponentType<FailedProps>; SaveUnsent: ComponentType<SaveUnsentProps>; Ways: ComponentType<WaysProps> };
  receipt: { Receipt: ComponentType<ReceiptProps> };
  qr: { Compare: ComponentType; QRCode: ComponentType<QRCodeProps> };
  codes: { codes: Codes; Audited: ComponentType; Entry: ComponentType<EntryProps> };
  sensitive: { Odds: typeof Odds; Total: typeof Total; mark: typeof mark; tossed: typeof tossed };
}

// What must be here before, and is not fetched by the part itself with its integrity checked.
const needs: Readonly<Partial<Record<string, readonly string[]>>> = { sending: ["age"], unsent: ["age", "sending"], receipt: ["age", "sending", "unsent"],
  codes: ["age", "sending", "unsent"], sensitive: ["age", "sending"] };

const patience = 6; // tries, within about a minute without a network

const here: Partial<Parts> = {};
const coming = new Map<string, Promise<void>>();
const listeners = new Set<() => void>(); // called when a part has come

/** Called by a part of code when it runs. What is here already stays: the fields come again with each language. */
export function provide<K extends keyof Parts>(name: K, part: Parts[K]): void {
  here[name] ??= part;
  for (const tell of listeners) tell();
}

/** The part as soon as it is here, for a component; until then null. Does not fetch it. */
export function usePart<K extends keyof Code>(name: K): Code[K] | null {
  const [arrived, setArrived] = useState<Code[K] | null>(here[name] ?? null);
  useEffect(() => {
    const tell = () => setArrived(here[name] ?? null);
    tell();
    listeners.add(tell);
    return () => void listeners.delete(tell);
  }, [name]);
  return arrived;
}

/** The part, fetched if it is not here. Rejects when all tries failed; asking again tries again. Only with their words come the fields. */
export async function part<K extends keyof Parts>(name: K, tries = patience): Promise<Parts[K]> {
  const arrived = here[name];
  if (arrived) return arrived;
  if (needs[name] && !("TransformStream" in window)) await import(await get("streams", tries));
  const hrefs = await Promise.all([...(needs[name] ?? []), name].map((each) => get(each, tries)));
  const { words, first } = (await import(hrefs.pop()!)) as { words?: Parts[K]; first?: Words["first"] };
  if (words) provide(name, words);
  if (first) provide(name.replace("fields", "first") as `words-first-${Language}`, first);
  return here[name]!;
}

// Makes the part's script ready to run, and returns its address.
async function get(name: string, tries: number): Promise<string> {
  const find = () => [...document.querySelectorAll<HTMLLinkElement>("link[rel=later]")].find((link) => link.href.replace(/-\w+\.js$/, "").endsWith(`/${name}`));
  if (!find()) await import(await get("more", tries));
  const { href, integrity } = find()!;
  const arrival = coming.get(href) ?? fetchScript(href, integrity, tries);
  coming.set(href, arrival);
  arrival.catch(() => coming.delete(href));
  await arrival;
  return href;
}

// First as bytes, which can be tried again: what import() once failed to fetch, some browsers never fetch again. Then, out of the
// browser's cache, as a module; an import() of a module that was loaded under an integrity gets that very module.
async function fetchScript(href: string, integrity: string, tries: number): Promise<void> {
  await send({ url: href, accept: "text/javascript", limit: 1_000_000, tries, integrity });
  await new Promise((done, failed) => {
    const link = document.createElement("link");
    const preloads = link.relList.supports("modulepreload");
    const element = preloads ? link : document.createElement("script"); // browsers before 2023
    Object.assign(element, preloads ? { rel: "modulepreload", href } : { type: "module", src: href }, { integrity, onload: done, onerror: failed });
    document.head.append(element);
  });
}
