// What a respondent is told of a sensitive question: that coins are tossed over the answer, with which odds, and what the ballot tells all the same.

import type { Question } from "../domain/definition.ts";
import { questionsOf } from "../domain/definition.ts";
import { chancesOf } from "../domain/randomize.ts";
import { formatDecimal } from "../domain/values.ts";
import { sensitive as ar } from "../i18n/ar.ts";
import { sensitive as de } from "../i18n/de.ts";
import { sensitive as en } from "../i18n/en.ts";
import { sensitive as es } from "../i18n/es.ts";
import { sensitive as fr } from "../i18n/fr.ts";
import type { Language } from "../i18n/speech.ts";
import { useReader } from "./reader.ts";

const own: Readonly<Record<Language, typeof en>> = { en, fr, de, es, ar };

const share = (units: bigint) => Number(units) / 2 ** 64;

/** The odds of one question, beside it. */
export function Odds({ q }: { q: Question }) {
  const { locale, ui } = useReader();
  const f = own[ui];
  const percent = (units: bigint) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share(units));
  const { keep, lie } = chancesOf(q);
  const how = q.type === "choices" ? f.choices(percent(keep), percent(lie)) : f.choice(percent(keep)) + (q.required ? "" : " " + f.blank);
  return <p class="hint" id={`s-${q.id}`}>{how} {f.read}</p>;
}

/** What all coins of a poll together leave, before it is sent. */
export function Total() {
  const { d, locale, ui } = useReader();
  const f = own[ui];
  const epsilon = questionsOf(d).reduce((sum, q) => sum + (q.epsilon ?? 0), 0);
  const times = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(Math.exp(epsilon / 10_000));
  const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(Number(formatDecimal(epsilon, 4)));
  return <p class="note">{f.sealing} {f.total(times, written)} {f.again}</p>;
}

/** What stands for an answer where it is shown what will be sent. */
export const mark = (ui: Language) => own[ui].mark;
