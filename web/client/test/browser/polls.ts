// Definitions for the tests: the town's consultation, and a poll with everything the town does not use.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition } from "../../src/domain/definition.ts";
import { wantBallotSize } from "../../src/domain/size.ts";

type Json = Record<string, any>;

/** What publishing adds, and whatever a test wants otherwise; members in the order of docs/formats.md §3. */
export function publish(poll: Json, keys: { organizer: string; log: string; recipients: string[] }, over: Json = {}): Buffer {
  const d: Json = { ...poll, ...over };
  const whole: Json = {
    version: 1, title: d.title, intro: d.intro, reading: d.reading, languages: d.languages, notice: d.notice, campaign: d.campaign,
    opens: d.opens ?? inDays(-8), closes: d.closes ?? inDays(17), admission: "open",
    recipients: keys.recipients, organizer_key: keys.organizer, log_key: keys.log, max_ballots: d.max_ballots ?? 100_000,
    ballot_size: size(d), release_at_least: d.release_at_least ?? 10, suppress_below: 11, pages: d.pages,
  };
  return Buffer.from(JSON.stringify(whole)); // leaves out what is undefined
}

/** A time as a definition writes it, so many days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().replace(/T.*/, "T19:00:00Z");
}

function size(d: Json): number {
  const question = (q: Json) => {
    const scaled = (n: unknown) => (typeof n === "string" && q.type === "number" ? Number(n.replace(".", "")) : n);
    return {
      options: [], rows: [], grades: [], decimals: 0, ...q, otherMax: q.other_max, min: scaled(q.min), max: scaled(q.max), epsilon: q.sensitive && 1,
    };
  };
  const pages = d.pages.map((p: Json) => ({ questions: p.questions.map(question) }));
  return wantBallotSize({ notice: { quoteText: d.notice.quote_text }, pages } as unknown as Definition);
}

// BROWSER_TEST is test/browser, where the run's script stands.
export const town: Json = JSON.parse(readFileSync(join(process.env.BROWSER_TEST ?? ".", "ville.json"), "utf8"));

const t = (en: string, fr: string) => ({ fr, en });
const o = (id: string, en: string, fr: string, help?: Json) => ({ id, label: t(en, fr), ...(help && { help }) });

export const everything: Json = {
  title: t("General assembly", "Assemblée générale"),
  reading: [{ label: t("Statutes of the association", "Statuts de l'association"), url: "https://association.example/statuts" }],
  languages: ["fr", "en"],
  notice: {
    organizer: t("Board of the association", "Bureau de l'association"), contact: "bureau@association.example",
    purpose: t("Choose a budget and a date", "Choisir un budget et une date"), legal_basis: t("Statutes, article 12", "Statuts, article 12"),
    key_holders: t("The secretary and the treasurer", "La secrétaire et le trésorier"), retention_days: 365, quote_text: "never",
  },
  release_at_least: 5,
  pages: [
    {
      title: t("Budget", "Budget"),
      text: t("Read the *drafts* first:\n\n- [cautious](https://association.example/a)\n- [ambitious](https://association.example/b)",
        "Lisez d'abord les *projets* :\n\n- [prudent](https://association.example/a)\n- [ambitieux](https://association.example/b)"),
      questions: [
        { id: "cotisation", type: "number", ask: t("What yearly fee seems fair, in euros?", "Quelle cotisation vous paraît juste, en euros ?"),
          help: t("Last year it was 20 euros.", "L'an dernier, elle était de 20 euros."), required: true, min: "0.00", max: "200.00", decimals: 2 },
        { id: "prochaine", type: "date", ask: t("A date for the next assembly?", "Une date pour la prochaine assemblée ?"), required: true,
          min: "2027-01-01", max: "2027-12-31" },
        { id: "taches", type: "choices", ask: t("What would you help with?", "À quoi aideriez-vous ?"), required: true,
          options: [o("cuisine", "Cooking", "La cuisine"), o("tracts", "Leaflets", "Les tracts", t("Two hours a week", "Deux heures par semaine")),
            o("site", "The website", "Le site")], other: true, other_max: 20, min: 2, max: 3 },
        { id: "elan", type: "scale", ask: t("How do things go?", "Comment vont les choses ?"), from: -2, to: 2 },
      ],
    },
    {
      questions: [
        { id: "accueil", type: "choice", ask: t("How were you welcomed?", "Comment avez-vous été accueilli·e ?"),
          options: [o("bien", "Well", "Bien"), o("mal", "Badly", "Mal")], other: true, other_max: 50 },
        { id: "jury", type: "grades", ask: t("Grade the plans", "Jugez les projets"), required: true,
          options: [o("a", "Cautious", "Prudent"), o("b", "Ambitious", "Ambitieux")],
          grades: ["1", "2", "3", "4", "5", "6", "7"].map((n) => o(`g${n}`, `Grade ${n}`, `Mention ${n}`)) },
      ],
    },
  ],
};

/** What people would not say, and a question beside it that they would. The last has so many options that no two tosses come out alike. */
export const delicate: Json = {
  ...everything, title: t("Delicate matters", "Sujets délicats"), intro: undefined, reading: undefined,
  pages: [{
    questions: [
      { id: "quartier", type: "choice", ask: t("Where do you live?", "Où habitez-vous ?"), options: [o("nord", "North", "Nord"), o("sud", "South", "Sud")] },
      { id: "fraude", type: "choice", ask: t("Have you ever dodged a tax?", "Avez-vous déjà fraudé le fisc ?"), sensitive: { epsilon: "1.0986" },
        options: [o("jamais", "Never", "Jamais"), o("une", "Once", "Une fois"), o("souvent", "More often", "Plus souvent")] },
      { id: "vecu", type: "choices", ask: t("Which of these happened to you?", "Qu'avez-vous vécu ?"), help: t("Three at most.", "Trois au plus."), sensitive: { epsilon: "2.0000" },
        options: Array.from({ length: 60 }, (_, i) => o(`cas${i}`, `Case ${i + 1}`, `Cas ${i + 1}`)), min: 0, max: 3 },
    ],
  }],
};
