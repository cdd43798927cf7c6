/** The words of the booth as a file, in French. No server sends them. */

import type { words as en } from "../en/file.ts";

export const words: typeof en = {
  title: "L’isoloir, dans un fichier à vous",
  link: "Le lien de la consultation",
  hint: "Il commence par https:// et se termine par 52 lettres et chiffres.",
  open: "Ouvrir la consultation",
  protectsTitle: "Ce que cela protège",
  protects: [
    "Aucun serveur ne vous a envoyé cette page : celui de la consultation ne peut pas la modifier pour vous.",
    "Les questions et les clés sont comparées au lien, et les réponses scellées ici, comme dans l’isoloir en ligne.",
    "Elle s’adresse au serveur que nomme votre lien, et à personne d’autre.",
  ],
  cannotTitle: "Ce que cela ne peut pas protéger",
  cannot: [
    "D’un fichier modifié : comparez son SHA-256 à celui qu’affiche isoloir client --hash, ou que publie la version.",
    "D’un appareil ou d’un navigateur espionné, ou d’une extension qui lit les pages.",
    "Qui observe le réseau voit que vous visitez ce serveur, et le serveur voit votre adresse. Si vous le craignez, ouvrez le fichier dans le navigateur Tor.",
  ],
};
