/** The words of the fields that only some polls have, in English. They come in one file with these fields and the first words. */

export const words = {
  day: "Day",
  month: "Month",
  year: "Year",
  example: (date: string) => `For example ${date}.`,
  ranked: "Your ranking",
  unranked: "Not ranked",
  rankHint: "The best comes first. Give a place by its number or the buttons, or drag by the handle. You may stop wherever you like.",
  rankPlace: "Place",
  rankEmpty: "Nothing ranked yet.",
  rankAll: "Everything is ranked.",
  rankAdd: "Add to ranking",
  rankUp: "Move up",
  rankDown: "Move down",
  rankRemove: "Take out",
  rankAt: (label: string, place: number, of: number) => `${label}: place ${place} of ${of}`,
  rankOut: (label: string) => `${label}: not ranked any more`,
};
