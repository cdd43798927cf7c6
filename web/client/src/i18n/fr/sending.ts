/** The words for what is wrong with an answer, and from the check to the receipt, in French. U+202F stands before ; ! ? and within « », U+00A0 before the colon. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("fr");

export const words: Words["sending"] = {
  verified: "Ce sont exactement les questions que désigne votre lien.",
  pollId: "Numéro de la consultation",
  pollWords: "Le même en mots",
  compare: "Qui voit ces mots voit cette consultation : comparez-les avec l’affiche, la lettre ou l’écran d’une autre personne.",
  asCode: "Le lien en code QR, et comment le comparer",

  problems: (n) => count(n, { one: "Une réponse est à revoir", many: "# de réponses sont à revoir", other: "# réponses sont à revoir" }),
  needChoice: "Choisissez une réponse.",
  needScale: "Choisissez un point de l’échelle.",
  needText: "Écrivez une réponse.",
  needNumber: "Indiquez un nombre.",
  needDate: "Indiquez une date.",
  needRanking: "Classez au moins un élément.",
  needLines: "Répondez à chaque ligne.",
  badNumber: (like) => `Indiquez un nombre en chiffres, par exemple ${like}.`,
  badDate: { day: "Indiquez un jour qui existe ce mois-là.", month: "Indiquez un mois de 1 à 12.", year: "Indiquez une année en quatre chiffres." },
  outOfRange: (min, max) => `Restez entre ${min} et ${max}.`,
  tooLong: (n) => `Raccourcissez de ${count(n, { one: "# caractère", many: "# de caractères", other: "# caractères" })}.`,
  otherMissing: "Précisez ce que veut dire « Autre ».",
  badAnswer: (code) => `Cette réponse ne peut pas être envoyée (${code}). Effacez-la et répondez de nouveau.`,

  checkText:
    "Rien n’a encore quitté cet appareil. Après l’envoi, vous pourrez encore changer ou retirer votre bulletin avec le reçu, jusqu’à la clôture.",
  checkReplacing: "Rien n’a encore quitté cet appareil. Une fois envoyées, ces réponses prendront la place de celles qui sont dans l’urne.",
  change: "Modifier",
  blank: "Sans réponse",
  yes: "Oui",
  no: "Non",
  sentTitle: "Ce qui sera envoyé, exactement",
  sentText: (bytes) =>
    `Le texte ci-dessous, scellé pour les clés ci-dessous. Rien d’autre sur vous ni sur cet appareil. Tous les bulletins de cette consultation pèsent ${bytes} octets, quelles que soient les réponses.`,
  sentAnswers: "Vos réponses, telles qu’elles seront scellées",
  sentKeys: "Les clés qui pourront les ouvrir (empreintes)",
  send: "Sceller et envoyer mes réponses",
  sendReplacing: "Sceller et remplacer mon bulletin",

  sendingTitle: "Envoi de votre bulletin",
  sealing: "Vos réponses sont scellées sur cet appareil…",
  sending: "Le bulletin scellé part…",
  working: "Votre appareil calcule encore la preuve qui tient les flots à l’écart. Il partira de lui-même…",
  laterTitle: "L’envoyer plus tard, ou d’ailleurs",
  doneTitle: "Votre bulletin est dans l’urne",
  doneText: "Le serveur a signé un reçu, et cette page en a vérifié la signature.",
  replacedTitle: "Votre nouveau bulletin est dans l’urne",
  newReceiptTitle: "Gardez votre nouveau reçu",
  newReceiptText: "L’ancien n’a plus cours.",
  receiptTitle: "Gardez votre reçu",
  receiptText: (when) =>
    `Il permet de changer ou de retirer votre bulletin jusqu’au ${when}, et de vérifier après la clôture qu’il a été compté. Il ne montre pas ce que vous avez répondu.`,
  receiptWarning:
    "Qui détient ce fichier peut changer ou retirer votre bulletin. Gardez-le là où vous seul·e y avez accès, ou passez-vous-en.",
  save: "Enregistrer le reçu",
  saved: "Le fichier a été confié à votre navigateur pour l’enregistrer.",
  receiptFile: "recu",
  mindTitle: "Changer d’avis",
  changeAnswers: "Changer mes réponses",
  withdraw: "Retirer mon bulletin",
  forget: "Cette page connaît vos réponses jusqu’à ce que vous la fermiez ou que vous effaciez tout. Rien n’est gardé sur cet appareil.",
  receiptWords: (title, closes) =>
    `Reçu d’un bulletin : ${title}\n\nJusqu’au ${closes}, ce fichier permet de remplacer ou de retirer le bulletin ; ensuite, il peut\nprouver que le bulletin doit figurer au registre. Il ne montre pas ce qui a été répondu.\nQUI DÉTIENT CE FICHIER PEUT CHANGER LE BULLETIN. Gardez-le là où vous seul·e y avez accès.\n`,
};
