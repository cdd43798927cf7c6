/** The words of the fields that only some polls have, in French. */

import type { Words } from "../index.ts";

export const words: Words["fields"] = {
  day: "Jour",
  month: "Mois",
  year: "Année",
  example: (date) => `Par exemple ${date}.`,
  ranked: "Votre classement",
  unranked: "Non classés",
  rankHint: "Le meilleur choix vient en premier. Donnez une place par son numéro ou par les boutons, ou faites glisser par la poignée. Vous pouvez vous arrêter quand vous voulez.",
  rankPlace: "Place",
  rankEmpty: "Rien n’est encore classé.",
  rankAll: "Tout est classé.",
  rankAdd: "Ajouter au classement",
  rankUp: "Monter",
  rankDown: "Descendre",
  rankRemove: "Retirer",
  rankAt: (label, place, of) => `${label} : place ${place} sur ${of}`,
  rankOut: (label) => `${label} : retiré du classement`,
};
