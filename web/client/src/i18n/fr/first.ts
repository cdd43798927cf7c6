/** The booth’s own words, in French. U+202F stands before ; ! ? and within « », U+00A0 before the colon. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count, figure } = speech("fr");

export const words: Words["first"] = {
  loading: "L’isoloir s’ouvre…",
  retrying: "Le serveur ne répond pas encore. Nouvel essai…",
  loadingText: "Les questions arrivent ; nous vérifions que ce sont bien celles que désigne votre lien.",
  skip: "Aller au contenu",
  language: "Langue",
  inThisLanguage: "Cette page est maintenant en français.",
  questionsIn: (name) => `Langue des questions : ${name}`,
  colon: " : ",
  tryAgain: "Réessayer",

  trust:
    "Cette page vient du serveur, et qui le gère pourrait la modifier. Si vous le craignez, prenez l’isoloir en fichier (isoloir client) ou la commande isoloir answer ; isoloir verify compare cette page à celle qui est publiée.",

  badLinkTitle: "Ce lien n’est pas complet",
  badLinkText:
    "Le lien d’une consultation se termine par 52 lettres et chiffres. Copiez le lien en entier, ou scannez de nouveau le code.",
  unreachableTitle: "Les questions ne sont pas arrivées",
  unreachableText: "Le serveur est injoignable. Rien n’est perdu : vérifiez votre connexion, puis réessayez.",
  upcomingTitle: "Cette consultation n’est pas encore ouverte",
  upcomingText: (when) => `Elle ouvre le ${when}.`,
  closedTitle: "Cette consultation est close",
  closedText: (when) => `Elle a fermé le ${when} au plus tard. On ne peut plus y répondre.`,
  results: "Résultats",
  partTitle: "Il manque quelque chose",
  partText: "Vos réponses sont toujours sur cette page : vérifiez votre connexion, puis réessayez.",
  reason: (code) => `Motif : ${code}`,

  before: "Avant de commencer",
  who: "Qui demande",
  why: "Pourquoi",
  legalBasis: "Base légale",
  keyHolders: "Qui peut ouvrir les réponses",
  keptUntil: "Conservation des réponses",
  keptUntilAtMost: (date) => `jusqu’au ${date} au plus tard, puis suppression`,
  quoteTerm: "Vos mots peuvent-ils être cités ?",
  quoteNever: "Non, jamais.",
  quoteAsk: "Seulement si vous cochez la case qui le permet.",
  quoteAllowed: "Oui. N’écrivez rien qui dirait qui vous êtes.",
  contact: "Contact",
  opens: "Ouverture",
  closes: "Clôture",
  openedWith: "Ouvert seulement avec",
  ballotsOrMore: (n) => `${figure(n)} bulletins ou plus`,
  ballotsAtMost: (most) => ` ; ${figure(most)} au plus sont acceptés`, // goes behind it
  smallGroup:
    "Dans un petit groupe, on devine facilement : n’écrivez rien que vous seul·e auriez pu écrire.",
  sealedTitle: "Derrière le rideau",
  sealed: [
    "Vos réponses sont scellées sur cet appareil. Le serveur qui les recueille ne peut pas les ouvrir.",
    "Ni nom, ni compte, ni cookie. Rien n’est gardé sur cet appareil.",
    "Tous les bulletins pèsent le même poids : leur taille ne dit rien de vos réponses.",
  ],
  reading: "À lire d’abord",
  extent: (questions, pages) =>
    `${count(questions, { one: "# question", many: "# de questions", other: "# questions" })} sur ${count(pages, { one: "# page", many: "# de pages", other: "# pages" })}. Vous pouvez passer celles qui ne sont pas obligatoires.`,
  start: "Entrer dans l’isoloir",
  haveReceipt: "J’ai un reçu ou un bulletin scellé",
  clearAll: "Tout effacer",
  cleared: "Tout est effacé.",

  page: (n) => `Page ${n}`,
  pageOf: (n, of) => `Page ${n} sur ${of}`,
  required: "obligatoire",
  next: "Continuer",
  back: "Retour",
  toCheck: "Relire vos réponses",
  undo: "Annuler mon choix",
  clear: "Effacer cette réponse",
  pickExactly: (n) => `Choisissez-en ${n}.`,
  pickAtMost: (n) => `Choisissez-en ${n} au plus.`,
  pickAtLeast: (n) => `Choisissez-en au moins ${n}.`,
  pickBetween: (min, max) => `Choisissez-en de ${min} à ${max}.`,
  picked: (n) => count(n, { one: "# choix fait", many: "# de choix faits", other: "# choix faits" }),
  other: "Autre",
  otherText: "Précisez",
  left: (n) => count(n, { one: "# caractère restant", many: "# de caractères restants", other: "# caractères restants" }),
  over: (n) => count(n, { one: "# caractère de trop", many: "# de caractères de trop", other: "# caractères de trop" }),
  between: (min, max) => `De ${min} à ${max}.`,
  quoteBox: "Ce que j’ai écrit peut être cité, sans nom.",
  shown: "Une nouvelle question est apparue plus bas.",
  error: "Erreur",
};
