/** The words of the fields that only some polls have, in German. */

import type { Words } from "../index.ts";

export const words: Words["fields"] = {
  day: "Tag",
  month: "Monat",
  year: "Jahr",
  example: (date) => `Zum Beispiel ${date}.`,
  ranked: "Ihre Rangfolge",
  unranked: "Ohne Rang",
  rankHint: "Das Beste steht oben. Geben Sie den Platz als Zahl an, nehmen Sie die Knöpfe oder ziehen Sie am Griff. Sie können aufhören, wo Sie wollen.",
  rankPlace: "Platz",
  rankEmpty: "Noch nichts eingereiht.",
  rankAll: "Alles ist eingereiht.",
  rankAdd: "Einreihen",
  rankUp: "Nach oben",
  rankDown: "Nach unten",
  rankRemove: "Herausnehmen",
  rankAt: (label, place, of) => `${label}: Platz ${place} von ${of}`,
  rankOut: (label) => `${label}: nicht mehr eingereiht`,
};
