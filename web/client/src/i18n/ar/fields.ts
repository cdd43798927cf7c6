/** The words of the fields that only some polls have, in Arabic. */

import type { Words } from "../index.ts";

export const words: Words["fields"] = {
  day: "اليوم",
  month: "الشهر",
  year: "السنة",
  example: (date) => `مثلًا ${date}.`,
  ranked: "ترتيبك",
  unranked: "خارج الترتيب",
  rankHint: "الأفضل يأتي أولًا. يمكن تحديد المرتبة برقمها أو بالأزرار، أو السحب من المقبض. يمكنك التوقف حيث تشاء.",
  rankPlace: "المرتبة",
  rankEmpty: "لم يُرتَّب شيء بعد.",
  rankAll: "كل العناصر مرتّبة.",
  rankAdd: "إضافة إلى الترتيب",
  rankUp: "إلى الأعلى",
  rankDown: "إلى الأسفل",
  rankRemove: "إخراج",
  rankAt: (label, place, of) => `${label}: المرتبة ${place} من ${of}`,
  rankOut: (label) => `${label}: لم يعد في الترتيب`,
};
