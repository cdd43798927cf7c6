/** The booth’s own words, in German. Formal: Sie. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count, figure } = speech("de");

export const words: Words["first"] = {
  loading: "Die Wahlkabine wird geöffnet …",
  retrying: "Der Server antwortet noch nicht. Neuer Versuch …",
  loadingText: "Die Fragen werden geholt. Dabei wird geprüft, ob es die sind, die Ihr Link bezeichnet.",
  skip: "Zum Inhalt springen",
  language: "Sprache",
  inThisLanguage: "Diese Seite ist jetzt auf Deutsch.",
  questionsIn: (name) => `Sprache der Fragen: ${name}`,
  colon: ": ",
  tryAgain: "Erneut versuchen",

  trust:
    "Diese Seite kommt vom Server, und wer ihn betreibt, könnte sie verändern. Wenn Sie das fürchten, nehmen Sie die Wahlkabine als Datei (isoloir client) oder den Befehl isoloir answer; isoloir verify vergleicht diese Seite mit der veröffentlichten.",

  badLinkTitle: "Dieser Link ist nicht vollständig",
  badLinkText: "Der Link zu einer Befragung endet mit 52 Buchstaben und Ziffern. Kopieren Sie den ganzen Link, oder scannen Sie den Code noch einmal.",
  unreachableTitle: "Die Fragen sind nicht angekommen",
  unreachableText: "Der Server ist nicht zu erreichen. Es ist nichts verloren: Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.",
  upcomingTitle: "Diese Befragung hat noch nicht begonnen",
  upcomingText: (when) => `Sie beginnt am ${when}.`,
  closedTitle: "Diese Befragung ist beendet",
  closedText: (when) => `Sie endete spätestens am ${when}. Antworten können nicht mehr gesendet werden.`,
  results: "Ergebnisse",
  partTitle: "Etwas ist nicht angekommen",
  partText: "Ihre Antworten sind noch auf dieser Seite: Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.",
  reason: (code) => `Grund: ${code}`,

  before: "Bevor Sie beginnen",
  who: "Wer fragt",
  why: "Wozu",
  legalBasis: "Rechtsgrundlage",
  keyHolders: "Wer die Antworten öffnen kann",
  keptUntil: "Aufbewahrung der Antworten",
  keptUntilAtMost: (date) => `längstens bis zum ${date}, danach werden sie gelöscht`,
  quoteTerm: "Darf zitiert werden, was Sie schreiben?",
  quoteNever: "Nein, nie.",
  quoteAsk: "Nur wenn Sie es erlauben, indem Sie ein Kästchen ankreuzen.",
  quoteAllowed: "Ja. Schreiben Sie nichts, woran man Sie erkennt.",
  contact: "Kontakt",
  opens: "Beginn",
  closes: "Ende",
  openedWith: "Geöffnet wird nur ab",
  ballotsOrMore: (n) => `${figure(n)} Stimmzetteln`,
  ballotsAtMost: (most) => `; höchstens ${figure(most)} werden angenommen`, // goes behind it
  smallGroup:
    "In einer kleinen Gruppe lassen sich Antworten leicht erraten: Schreiben Sie nichts, was nur von Ihnen stammen kann.",
  sealedTitle: "Hinter dem Vorhang",
  sealed: [
    "Ihre Antworten werden auf diesem Gerät versiegelt. Der Server, der sie einsammelt, kann sie nicht öffnen.",
    "Kein Name, kein Konto, kein Cookie. Auf diesem Gerät bleibt nichts zurück.",
    "Alle Stimmzettel sind gleich groß. So verrät die Größe nicht, was geantwortet wurde.",
  ],
  reading: "Vorab zu lesen",
  extent: (questions, pages) =>
    `${count(questions, { one: "# Frage", other: "# Fragen" })} auf ${count(pages, { one: "# Seite", other: "# Seiten" })}. Was nicht als Pflichtfrage gekennzeichnet ist, können Sie auslassen.`,
  start: "Wahlkabine betreten",
  haveReceipt: "Ich habe einen Beleg oder einen versiegelten Stimmzettel",
  clearAll: "Alles löschen",
  cleared: "Alles ist gelöscht.",

  page: (n) => `Seite ${n}`,
  pageOf: (n, of) => `Seite ${n} von ${of}`,
  required: "Pflichtfrage",
  next: "Weiter",
  back: "Zurück",
  toCheck: "Antworten prüfen",
  undo: "Auswahl aufheben",
  clear: "Antwort löschen",
  pickExactly: (n) => `Wählen Sie ${n} aus.`,
  pickAtMost: (n) => `Wählen Sie höchstens ${n} aus.`,
  pickAtLeast: (n) => `Wählen Sie mindestens ${n} aus.`,
  pickBetween: (min, max) => `Wählen Sie ${min} bis ${max} aus.`,
  picked: (n) => `${n} ausgewählt`,
  other: "Anderes",
  otherText: "Bitte angeben",
  left: (n) => count(n, { one: "noch # Zeichen", other: "noch # Zeichen" }),
  over: (n) => count(n, { one: "# Zeichen zu viel", other: "# Zeichen zu viel" }),
  between: (min, max) => `Von ${min} bis ${max}.`,
  quoteBox: "Was ich geschrieben habe, darf ohne Namen zitiert werden.",
  shown: "Weiter unten ist eine Frage hinzugekommen.",
  error: "Fehler",
};
