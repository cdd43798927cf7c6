/** The words for what is wrong with an answer, and from the check to the receipt, in German. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("de");

export const words: Words["sending"] = {
  verified: "Das sind genau die Fragen, die Ihr Link bezeichnet.",
  pollId: "Nummer der Befragung",
  pollWords: "Dieselbe in Worten",
  compare: "Wer diese Worte sieht, sieht diese Befragung: Vergleichen Sie sie mit dem Plakat, dem Brief oder dem Bildschirm einer anderen Person.",
  asCode: "Der Link als QR-Code, und wie man ihn vergleicht",

  problems: (n) => count(n, { one: "Eine Antwort ist noch zu prüfen", other: "# Antworten sind noch zu prüfen" }),
  needChoice: "Wählen Sie eine Antwort aus.",
  needScale: "Wählen Sie einen Punkt auf der Skala aus.",
  needText: "Schreiben Sie eine Antwort.",
  needNumber: "Geben Sie eine Zahl ein.",
  needDate: "Geben Sie ein Datum ein.",
  needRanking: "Reihen Sie mindestens eines ein.",
  needLines: "Beantworten Sie jede Zeile.",
  badNumber: (like) => `Geben Sie eine Zahl in Ziffern ein, zum Beispiel ${like}.`,
  badDate: { day: "Geben Sie einen Tag an, den es in diesem Monat gibt.", month: "Geben Sie einen Monat von 1 bis 12 an.", year: "Geben Sie das Jahr mit vier Ziffern an." },
  outOfRange: (min, max) => `Bleiben Sie zwischen ${min} und ${max}.`,
  tooLong: (n) => `Kürzen Sie um ${count(n, { one: "# Zeichen", other: "# Zeichen" })}.`,
  otherMissing: "Geben Sie an, was mit „Anderes“ gemeint ist.",
  badAnswer: (code) => `Diese Antwort kann nicht gesendet werden (${code}). Löschen Sie sie, und antworten Sie neu.`,

  checkText:
    "Noch hat nichts dieses Gerät verlassen. Auch nach dem Senden können Sie Ihren Stimmzettel mit dem Beleg ändern oder zurückziehen, bis die Befragung endet.",
  checkReplacing: "Noch hat nichts dieses Gerät verlassen. Wenn Sie diese Antworten senden, treten sie an die Stelle derer, die in der Urne sind.",
  change: "Ändern",
  blank: "Keine Antwort",
  yes: "Ja",
  no: "Nein",
  sentTitle: "Was genau gesendet wird",
  sentText: (bytes) =>
    `Der folgende Text, versiegelt für die folgenden Schlüssel. Sonst nichts über Sie oder dieses Gerät. Jeder Stimmzettel dieser Befragung ist ${bytes} Byte groß, was auch geantwortet wurde.`,
  sentAnswers: "Ihre Antworten, so wie sie versiegelt werden",
  sentKeys: "Schlüssel, die sie öffnen können (Fingerabdrücke)",
  send: "Antworten versiegeln und senden",
  sendReplacing: "Versiegeln und Stimmzettel ersetzen",

  sendingTitle: "Ihr Stimmzettel wird gesendet",
  sealing: "Ihre Antworten werden auf diesem Gerät versiegelt …",
  sending: "Der versiegelte Stimmzettel wird gesendet …",
  working: "Ihr Gerät rechnet noch an dem Nachweis, der Fluten abhält. Danach geht er von selbst hinaus …",
  laterTitle: "Später oder von anderswo senden",
  doneTitle: "Ihr Stimmzettel ist in der Urne",
  doneText: "Der Server hat dafür einen Beleg unterschrieben, und diese Seite hat die Unterschrift geprüft.",
  replacedTitle: "Ihr neuer Stimmzettel ist in der Urne",
  newReceiptTitle: "Bewahren Sie Ihren neuen Beleg auf",
  newReceiptText: "Der alte gilt nicht mehr.",
  receiptTitle: "Bewahren Sie Ihren Beleg auf",
  receiptText: (when) =>
    `Damit können Sie Ihren Stimmzettel bis ${when} ändern oder zurückziehen und danach prüfen, dass er gezählt wurde. Was Sie geantwortet haben, zeigt der Beleg nicht.`,
  receiptWarning:
    "Wer diese Datei hat, kann Ihren Stimmzettel ändern oder zurückziehen. Bewahren Sie sie dort auf, wo nur Sie herankommen, oder verzichten Sie darauf.",
  save: "Beleg speichern",
  saved: "Die Datei wurde Ihrem Browser zum Speichern übergeben.",
  receiptFile: "beleg",
  mindTitle: "Ihre Meinung ändern",
  changeAnswers: "Meine Antworten ändern",
  withdraw: "Meinen Stimmzettel zurückziehen",
  forget: "Diese Seite kennt Ihre Antworten, bis Sie sie schließen oder alles löschen. Auf diesem Gerät bleibt nichts zurück.",
  receiptWords: (title, closes) =>
    `Beleg für einen Stimmzettel: ${title}\n\nBis ${closes} kann diese Datei den Stimmzettel ersetzen oder zurückziehen;\ndanach kann sie beweisen, dass der Stimmzettel im Register der Befragung stehen muss.\nWas geantwortet wurde, zeigt sie nicht.\nWER DIESE DATEI HAT, KANN DEN STIMMZETTEL ÄNDERN. Bewahren Sie sie dort auf, wo nur Sie herankommen.\n`,
};
