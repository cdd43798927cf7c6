// The parts of the booth that come after the first picture. index.html names each, with the integrity that its bytes must have,
// in a <link rel="later">, which no browser fetches by itself. A part runs only if its bytes are those, and calls provide.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { checkRules } from "../domain/rules.ts";
import { send } from "../domain/request.ts";
import type { CheckProps } from "./check.tsx";
import type { sentence } from "./problems.ts";
import type { ReceiptProps } from "./receipt/receipt.tsx";
import type { SendingProps } from "./sending.tsx";
import type { SummaryProps } from "./summary.tsx";

export interface Parts {
  sending: {
    Check: ComponentType<CheckProps>;
    Sending: ComponentType<SendingProps>;
    Summary: ComponentType<SummaryProps>;
    checkRules: typeof checkRules;
    sentence: typeof sentence;
  };
  receipt: { Receipt: ComponentType<ReceiptProps> };
}

const tries = 6; // within about a minute, without a network

const here: Partial<Parts> = {};
const coming = new Map<string, Promise<void>>();

/** Called by a part when it runs. */
export function provide<K extends keyof Parts>(name: K, part: Parts[K]): void {
  here[name] = part;
}

/** The part, fetched if it is not here. Rejects when all tries failed; asking again tries again. */
export async function part<K extends keyof Parts>(name: K): Promise<Parts[K]> {
  const arrived = here[name];
  if (arrived) return arrived;
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=later]")];
  const last = links.findIndex((link) => link.href.includes(`/${name}-`));
  await Promise.all(links.slice(0, last + 1).map(get)); // each stands after those that it needs
  await import(links[last]!.href);
  return here[name]!;
}

function get({ href, integrity }: HTMLLinkElement): Promise<void> {
  const arrival = coming.get(href) ?? fetchScript(href, integrity);
  coming.set(href, arrival);
  arrival.catch(() => coming.delete(href));
  return arrival;
}

// First as bytes, which can be tried again: what import() once failed to fetch, some browsers never fetch again. Then, out of the
// browser's cache, as a module; an import() of a module that was loaded under an integrity gets that very module.
async function fetchScript(href: string, integrity: string): Promise<void> {
  await send({ url: href, accept: "text/javascript", limit: 1_000_000, tries, integrity });
  await new Promise((done, failed) => {
    const link = document.createElement("link");
    const preloads = link.relList.supports("modulepreload");
    const element = preloads ? link : document.createElement("script"); // browsers before 2023
    Object.assign(element, preloads ? { rel: "modulepreload", href } : { type: "module", src: href }, { integrity, onload: done, onerror: failed });
    document.head.append(element);
  });
}

/** A part for a component: null while it is not here, with the way to try again once it did not come. */
export function usePart<K extends keyof Parts>(name: K): { part: Parts[K] | null; again: (() => void) | null } {
  const [arrived, setArrived] = useState<Parts[K] | null>(here[name] ?? null);
  const [failed, setFailed] = useState(false);
  const ask = () => {
    setFailed(false);
    part(name).then(setArrived, () => setFailed(true));
  };
  useEffect(ask, [name]);
  return { part: arrived, again: failed ? ask : null };
}
