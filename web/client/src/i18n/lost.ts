// What is said, in every language, where the words of none arrived. It comes with the first script.

import type { Language } from "./speech.ts";

/** A sentence, and what stands on the button that tries again. */
export const lostWords: Readonly<Record<Language, readonly [string, string]>> = {
  en: ["The booth did not arrive whole.", "Try again"],
  fr: ["L’isoloir n’est pas arrivé en entier.", "Réessayer"],
  de: ["Die Wahlkabine ist nicht ganz angekommen.", "Erneut versuchen"],
  es: ["La cabina no ha llegado entera.", "Reintentar"],
  ar: ["لم تصل حجرة الاقتراع كاملة.", "إعادة المحاولة"],
};
