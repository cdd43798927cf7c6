// A poll file in five languages, one of them right to left, with every type of question: for the pages without script.

import { hence } from "./isoloird.ts";

type Text = Record<string, string>;
const tongues = ["en", "fr", "de", "es", "ar"] as const;
const t = (...words: [string, string, string, string, string]): Text => Object.fromEntries(tongues.map((tag, i) => [tag, words[i]!]));
const o = (id: string, label: Text, help?: Text) => ({ id, label, ...(help && { help }) });

const title = t("A street for everyone", "Une rue pour tout le monde", "Eine Straße für alle", "Una calle para todos", "شارع للجميع");
const yes = t("Yes", "Oui", "Ja", "Sí", "نعم"), no = t("No", "Non", "Nein", "No", "لا");
const trees = t("Trees", "Des arbres", "Bäume", "Árboles", "أشجار"), benches = t("Benches", "Des bancs", "Bänke", "Bancos", "مقاعد");
const good = t("Good", "Bien", "Gut", "Bien", "جيد"), bad = t("Bad", "Mal", "Schlecht", "Mal", "سيئ");

export function street(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    title,
    intro: t(
      "The town will rebuild *Market Street*.\n\n- The [plan](https://example.org/plan)\n- What **it costs**",
      "La ville va refaire *la rue du Marché*.\n\n- Le [plan](https://example.org/plan)\n- Ce que **cela coûte**",
      "Die Stadt baut die *Marktstraße* um.\n\n- Der [Plan](https://example.org/plan)\n- Was **es kostet**",
      "La ciudad va a reformar *la calle del Mercado*.\n\n- El [plan](https://example.org/plan)\n- Lo que **cuesta**",
      "ستعيد المدينة بناء *شارع السوق*.\n\n- [المخطط](https://example.org/plan)\n- **التكلفة**"),
    languages: tongues,
    notice: {
      organizer: t("The town", "La ville", "Die Stadt", "La ciudad", "المدينة"), contact: "street@example.org",
      purpose: t("To plan with those who live there", "Décider avec celles et ceux qui y vivent", "Mit denen planen, die dort leben", "Decidir con quienes viven allí", "التخطيط مع السكان"),
      legal_basis: t("Consent", "Consentement", "Einwilligung", "Consentimiento", "الموافقة"),
      key_holders: t("The town clerk", "La secrétaire de mairie", "Die Stadtschreiberin", "La secretaria municipal", "كاتبة المدينة"),
      retention_days: 90, quote_text: "ask",
    },
    campaign: { id: "streets", title: t("Our streets", "Nos rues", "Unsere Straßen", "Nuestras calles", "شوارعنا") },
    listed: true, opens: hence(-1), closes: hence(72), release_at_least: 5,
    pages: [
      {
        title: t("The street today", "La rue aujourd’hui", "Die Straße heute", "La calle hoy", "الشارع اليوم"),
        questions: [
          { id: "walk", type: "choice", required: true, ask: t("Do you walk there?", "Y passez-vous à pied ?", "Gehen Sie dort zu Fuß?", "¿Pasa por allí a pie?", "هل تمشي هناك؟"), options: [o("yes", yes), o("no", no)].map((x) => ({ ...x, id: `${x.id}_it_is` })) },
          { id: "feel", type: "scale", from: 1, to: 7, low: bad, high: good, ask: t("How safe is it?", "Est-elle sûre ?", "Wie sicher ist sie?", "¿Es segura?", "هل هو آمن؟"), show_if: { walk: ["yes_it_is"] } },
          { id: "why", type: "text", max: 300, ask: t("Why?", "Pourquoi ?", "Warum?", "¿Por qué?", "لماذا؟"), show_if: { feel: [1, 2, 3] } },
        ],
      },
      {
        questions: [
          { id: "want", type: "choices", shuffle: true, min: 1, max: 2, other: true, other_max: 40,
            ask: t("What is missing?", "Que manque-t-il ?", "Was fehlt?", "¿Qué falta?", "ماذا ينقص؟"),
            options: [o("trees", trees, t("About forty", "Une quarantaine", "Etwa vierzig", "Unos cuarenta", "نحو أربعين")), o("benches", benches)] },
          { id: "cost", type: "number", min: 0, max: 1000, decimals: 2, ask: t("How much may it cost each of us?", "Combien peut-elle coûter à chacun ?", "Wie viel darf sie jeden kosten?", "¿Cuánto puede costar a cada uno?", "كم يمكن أن يكلف كلًّا منا؟") },
          { id: "day", type: "date", min: "2027-01-01", max: "2027-12-31", ask: t("When should it begin?", "Quand commencer ?", "Wann soll es losgehen?", "¿Cuándo empezar?", "متى يبدأ العمل؟") },
          { id: "rank", type: "ranking", ask: t("What comes first?", "Que faire d’abord ?", "Was kommt zuerst?", "¿Qué va primero?", "ما الأولوية؟"), options: [o("trees", trees), o("benches", benches)] },
          { id: "plans", type: "grades", required: true, ask: t("Judge the plans", "Jugez les projets", "Beurteilen Sie die Pläne", "Valore los planes", "قيِّم المخططات"),
            options: [o("wide", t("Wide pavements", "Trottoirs larges", "Breite Gehwege", "Aceras anchas", "أرصفة واسعة")), o("lane", t("A cycle lane", "Une piste cyclable", "Ein Radweg", "Un carril bici", "مسار للدراجات"))],
            grades: [o("good", good), o("bad", bad)] },
          { id: "use", type: "matrix", ask: t("When are you there?", "Quand y êtes-vous ?", "Wann sind Sie dort?", "¿Cuándo está allí?", "متى تكون هناك؟"),
            rows: [o("day", t("By day", "Le jour", "Am Tag", "De día", "نهارًا")), o("night", t("At night", "La nuit", "Nachts", "De noche", "ليلًا"))],
            options: [o("often", t("Often", "Souvent", "Oft", "A menudo", "غالبًا")), o("never", t("Never", "Jamais", "Nie", "Nunca", "أبدًا"))] },
        ],
      },
    ],
    ...over,
  });
}

/** A title that tells one poll from others. */
export const named = (name: string): Text => Object.fromEntries(tongues.map((tag) => [tag, `${title[tag]}: ${name}`]));
