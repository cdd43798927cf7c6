/** The words of the fields that only some polls have, in Spanish. */

import type { Words } from "../index.ts";

export const words: Words["fields"] = {
  day: "Día",
  month: "Mes",
  year: "Año",
  example: (date) => `Por ejemplo: ${date}.`,
  ranked: "Su orden",
  unranked: "Sin ordenar",
  rankHint: "Lo mejor va primero. Indique el puesto con su número o con los botones, o arrastre por el asa. Puede detenerse donde quiera.",
  rankPlace: "Puesto",
  rankEmpty: "Todavía no hay nada ordenado.",
  rankAll: "Todo está ordenado.",
  rankAdd: "Añadir al orden",
  rankUp: "Subir",
  rankDown: "Bajar",
  rankRemove: "Quitar",
  rankAt: (label, place, of) => `${label}: puesto ${place} de ${of}`,
  rankOut: (label) => `${label}: fuera del orden`,
};
