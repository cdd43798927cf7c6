/** The words of the booth as a file, in German. No server sends them. */

import type { words as en } from "../en/file.ts";

export const words: typeof en = {
  title: "Die Wahlkabine als Ihre eigene Datei",
  link: "Der Link zur Befragung",
  hint: "Er beginnt mit https:// und endet mit 52 Buchstaben und Ziffern.",
  open: "Befragung öffnen",
  protectsTitle: "Was das schützt",
  protects: [
    "Diese Seite hat Ihnen kein Server geschickt. Der Server der Befragung kann sie also nicht für Sie verändern.",
    "Fragen und Schlüssel werden mit dem Link verglichen, und die Antworten werden hier versiegelt, wie in der Wahlkabine im Web.",
    "Sie wendet sich an den Server, den Ihr Link nennt, und an niemanden sonst.",
  ],
  cannotTitle: "Wovor es nicht schützen kann",
  cannot: [
    "Vor einer veränderten Datei: Vergleichen Sie ihre SHA-256-Prüfsumme mit der, die isoloir client --hash ausgibt oder die mit der Version veröffentlicht wird.",
    "Vor einem überwachten Gerät oder Browser oder vor einer Erweiterung, die Seiten mitliest.",
    "Wer das Netz beobachtet, sieht, dass Sie diesen Server besuchen, und der Server sieht Ihre Adresse. Wenn Sie das fürchten, öffnen Sie die Datei im Tor-Browser.",
  ],
};
