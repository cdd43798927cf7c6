// A poll with every kind of question, in three languages, and what the tests of the fields have in common.

import assert from "node:assert/strict";
import type { Visitor } from "./visitor.ts";

type Json = Record<string, any>;

const t = (en: string, fr: string, ar: string) => ({ fr, en, ar });
const o = (id: string, en: string, fr: string, ar: string, help?: Json) => ({ id, label: t(en, fr, ar), ...(help && { help }) });
const hours = t("Two hours a week", "Deux heures par semaine", "ساعتان في الأسبوع");

export const kinds: Json = {
  title: t("Every kind of question", "Toutes les sortes de questions", "كل أنواع الأسئلة"),
  languages: ["fr", "en", "ar"],
  notice: {
    organizer: t("Board", "Bureau", "المكتب"), contact: "board@association.example", purpose: t("A test", "Un essai", "تجربة"),
    legal_basis: t("Consent", "Consentement", "الموافقة"), key_holders: t("The secretary", "La secrétaire", "السكرتيرة"),
    retention_days: 30, quote_text: "never",
  },
  pages: [
    {
      title: t("Choosing", "Choisir", "الاختيار"),
      questions: [
        { id: "visit", type: "choice", ask: t("Do you come here?", "Venez-vous ici ?", "هل تأتي إلى هنا؟"), required: true,
          options: [o("often", "Often", "Souvent", "غالبًا"), o("never", "Never", "Jamais", "أبدًا")], other: true, other_max: 20 },
        { id: "why", type: "text", ask: t("What for?", "Pour quoi faire ?", "لماذا؟"), show_if: { visit: ["often", "other"] }, max: 30 },
        { id: "whynot", type: "choice", ask: t("Why not?", "Pourquoi pas ?", "لم لا؟"), show_if: { visit: ["never"] },
          options: [o("far", "Too far", "Trop loin", "بعيد جدًا"), o("dear", "Too dear", "Trop cher", "غالٍ جدًا")] },
        { id: "help", type: "choices", ask: t("What would you help with?", "À quoi aideriez-vous ?", "بماذا تساعد؟"), shuffle: true,
          options: [o("cooking", "Cooking", "La cuisine", "الطبخ"), o("leaflets", "Leaflets", "Les tracts", "المنشورات", hours),
            o("website", "The website", "Le site", "الموقع"), o("garden", "The garden", "Le jardin", "الحديقة"),
            o("music", "Music", "La musique", "الموسيقى"), o("children", "The children", "Les enfants", "الأطفال")], min: 0, max: 2 },
        { id: "mood", type: "scale", ask: t("How do things go?", "Comment vont les choses ?", "كيف تسير الأمور؟"), from: -5, to: 5,
          low: t("very badly", "très mal", "سيئة جدًا"), high: t("very well", "très bien", "جيدة جدًا") },
      ],
    },
    {
      title: t("Writing", "Écrire", "الكتابة"),
      questions: [
        { id: "fee", type: "number", ask: t("What yearly fee is fair, in euros?", "Quelle cotisation est juste, en euros ?", "ما هو الاشتراك العادل؟"), required: true,
          min: "0.00", max: "2000.00", decimals: 2 },
        { id: "shift", type: "number", ask: t("How many minutes earlier or later?", "De combien de minutes décaler ?", "كم دقيقة؟"), min: -90, max: 90 },
        { id: "day", type: "date", ask: t("When is the next assembly?", "Quand aura lieu l’assemblée ?", "متى الاجتماع القادم؟"), required: true,
          min: "2027-01-01", max: "2027-12-31" },
        { id: "word", type: "text", ask: t("Anything else?", "Autre chose ?", "شيء آخر؟"), max: 400 },
      ],
    },
    {
      title: t("Comparing", "Comparer", "المقارنة"),
      questions: [
        { id: "order", type: "ranking", ask: t("What comes first?", "Que faire d’abord ?", "ما الأول؟"), required: true,
          options: [o("roof", "The roof", "Le toit", "السقف"), o("heating", "The heating", "Le chauffage", "التدفئة", hours),
            o("kitchen", "A kitchen that can feed the whole neighbourhood", "Une cuisine qui peut nourrir tout le quartier", "مطبخ يطعم الحي كله"),
            o("stairs", "The stairs", "L’escalier", "الدرج")] },
        { id: "plans", type: "grades", ask: t("Grade the plans", "Jugez les projets", "قيّم الخطط"), shuffle: true,
          options: [o("careful", "Careful", "Prudent", "حذرة"), o("bold", "Bold", "Hardi", "جريئة"), o("none", "No plan", "Aucun projet", "لا خطة")],
          grades: [o("good", "Good", "Bien", "جيد"), o("fair", "Fair", "Passable", "مقبول"), o("poor", "Poor", "Insuffisant", "ضعيف")] },
        { id: "means", type: "matrix", ask: t("How would you like to hear of us?", "Comment voulez-vous avoir de nos nouvelles ?", "كيف نتواصل معك؟"), required: true,
          options: [o("yes_please", "Gladly", "Volontiers", "بسرور"), o("maybe", "Perhaps", "Peut-être", "ربما"), o("rather_not", "Rather not", "Plutôt pas", "يفضل ألا")],
          rows: [o("post", "By post", "Par la poste", "بالبريد"), o("mail", "By mail", "Par courriel", "بالبريد الإلكتروني"), o("door", "At the door", "À la porte", "عند الباب")] },
      ],
    },
  ],
};

/** The id of what has the focus. */
/** The id of what has the focus, once what was pressed has been drawn: the page moves the focus after that. */
export const focused = (v: Visitor) => v.page.evaluate(() => new Promise<string>((tell) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(document.activeElement?.id ?? ""), 20)));
}));

/** Presses the Tab key until the control with this id has the focus. */
export async function tabTo(v: Visitor, id: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if ((await focused(v)) === id) return;
    await v.page.keyboard.press("Tab");
  }
  assert.fail(`no way to ${id} by the Tab key`);
}

export const live = (v: Visitor) => v.page.locator("#live").innerText();

/** From the notice to a page, answering no more than must be. */
export async function goTo(v: Visitor, page: "Choosing" | "Writing" | "Comparing"): Promise<void> {
  await v.press("Enter the booth");
  await v.at("Choosing");
  if (page === "Choosing") return;
  await v.page.locator("#f-visit").check();
  await v.press("Continue");
  await v.at("Writing");
  if (page === "Writing") return;
  await v.page.locator("#f-fee").fill("20");
  await fillDate(v, "3", "3", "2027");
  await v.press("Continue");
  await v.at("Comparing");
  await v.page.locator("#f-means").waitFor();
}

export async function fillDate(v: Visitor, day: string, month: string, year: string): Promise<void> {
  for (const [part, typed] of Object.entries({ day, month, year })) await v.page.locator(`#f-day-${part}`).fill(typed);
}
