/** The words about a receipt and what can be done with it, and for the comparison of the link, in German. */

import type { Words } from "../index.ts";

const notYou = "Wenn das nicht Sie waren, hatte entweder jemand anderes den Beleg, oder der Server hat es erfunden. Wer isoloir verify mit dem Link der Befragung ausführt, sieht, was davon: ob es mit dem Schlüssel Ihres Stimmzettels unterschrieben ist. In einer Befragung, die zu klein ist, um ausgezählt zu werden, kann das niemand sehen.";

export const words: Words["receipt"] = {
  title: "Ihr Beleg",
  text: "Prüfen Sie hier, ob Ihr Stimmzettel zählt. Bis zum Ende der Befragung können Sie ihn auch ändern oder zurückziehen. Der Beleg bleibt auf diesem Gerät; der Server erfährt nicht, um welchen Stimmzettel es Ihnen geht.",
  ballotText: "Auch ein versiegelter Stimmzettel, der gespeichert wurde, wird von hier gesendet: Wählen Sie seine Datei, die auf .ballot endet, und zugleich sein Geheimnis, das auf .secret endet, falls Sie es haben.",
  file: "Wählen Sie die Datei mit dem Beleg oder den versiegelten Stimmzettel, oder ziehen Sie sie auf diese Seite",
  paste: "Oder fügen Sie den Text des Belegs ein",
  check: "Beleg prüfen",
  notAReceipt: "Das ist weder ein vollständiger Beleg noch ein versiegelter Stimmzettel. Wählen Sie die Datei so, wie sie gespeichert wurde, oder kopieren Sie den ganzen Text eines Belegs, von der ersten bis zur letzten Zeile.",
  elsewhere: "Das gehört zu einer anderen Befragung. Öffnen Sie deren Seite, und legen Sie es dort vor:",
  damaged: "Dieser versiegelte Stimmzettel ist beschädigt: Kein Byte darf von dem abweichen, was gespeichert wurde. Es wurde nichts gesendet. Wählen Sie die Datei so, wie sie gespeichert wurde.",
  secretAlone: "Das ist das Geheimnis eines versiegelten Stimmzettels. Wählen Sie es zusammen mit dem Stimmzettel, der Datei, die auf .ballot endet.",
  otherSecret: "Dieses Geheimnis gehört zu einem anderen Stimmzettel. Es wurde nichts gesendet. Wählen Sie das Geheimnis, das mit diesem Stimmzettel gespeichert wurde.",
  notASecret: "Das ist nicht das Geheimnis eines Stimmzettels. Wählen Sie die Datei, die auf .secret endet.",

  carryTitle: "Ein versiegelter Stimmzettel",
  carryText: "Er ist unversehrt und gehört zu dieser Befragung. Was darin steht, können nur die Personen lesen, die die Schlüssel haben. Ihn noch einmal zu senden ist unbedenklich: Er zählt einmal.",
  secretFile: "Sein Geheimnis, falls Sie es haben",
  secretText: "Die Datei, die auf .secret endet. Sie bleibt auf diesem Gerät. Mit ihr kann der Beleg den Stimmzettel ändern, ohne sie nur beweisen, dass er angenommen wurde.",
  secretHere: "Sein Geheimnis ist auch hier. Es bleibt auf diesem Gerät und kommt in den Beleg.",
  carry: "Diesen Stimmzettel senden",
  arrivedTitle: "Der Stimmzettel ist in der Urne",
  bareText: "Ohne das Geheimnis des Stimmzettels beweist dieser Beleg, dass der Stimmzettel angenommen wurde; ändern kann er ihn nicht. Nach dem Ende lässt er sich hier prüfen, oder mit isoloir verify und --against.",

  another: "Anderer Beleg",
  toPoll: "Zur Befragung",

  checkingTitle: "Ihr Beleg wird geprüft",
  asking: "Wie steht es um die Befragung? Der Server wird gefragt …",
  reading: (done, total) => `Das ganze Register wird gelesen, damit niemand erfährt, welcher Stimmzettel Ihrer ist: ${done} von ${total} Einträgen.`,
  unreachableTitle: "Die Prüfung wurde nicht fertig",
  unreachableText: "Der Server ist nicht zu erreichen. Ihr Beleg ist so viel wert wie zuvor: Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.",
  failedTitle: "Der Server hält sich nicht an die Regeln",
  failures: {
    bad_log: "Was der Server zeigt, ist nicht das Register, das er unterschrieben hat. Versuchen Sie es später noch einmal. Bleibt es dabei, benachrichtigen Sie die Verantwortlichen, und zeigen Sie ihnen Ihren Beleg.",
    log_too_long: "Das Register dieses Servers ist zu lang, um auf einer Seite gelesen zu werden. Prüfen Sie den Beleg auf der Befehlszeile: isoloir receipt check.",
    poll_not_found: "Der Server sagt, er kenne diese Befragung nicht, und hat Ihren Beleg für sie unterschrieben. Bleibt es dabei, hat er sein Versprechen gebrochen: Bewahren Sie den Beleg auf, zeigen Sie ihn den Verantwortlichen, und führen Sie isoloir receipt check aus; das hält fest, was der Server antwortet.",
    never_sealed: "Der Server sagt, die Befragung sei beendet und ihr Register noch nicht erstellt, mehr als einen Tag nach ihrem Ende. Geht die Uhr dieses Geräts richtig? Wenn ja, bewahren Sie Ihren Beleg auf, und benachrichtigen Sie die Verantwortlichen.",
    never_closed: "Der Server sagt, die Befragung laufe noch, lange nach ihrem Ende. Geht die Uhr dieses Geräts richtig? Wenn ja, bewahren Sie Ihren Beleg auf, und benachrichtigen Sie die Verantwortlichen.",
    closed_early: "Der Server hat die Befragung vorzeitig beendet und zeigt nicht, dass die Verantwortlichen es so wollten. Geht die Uhr dieses Geräts richtig? Wenn ja, bewahren Sie Ihren Beleg auf, und benachrichtigen Sie sie.",
  },

  forgedTitle: "Dieser Beleg ist ungültig",
  forgedText: "Der Server dieser Befragung hat ihn nicht unterschrieben, oder nicht für diesen Stimmzettel. Er beweist nichts. Wurde die Datei verändert, oder hat sie Ihnen jemand anderes gegeben?",
  openTitle: "Ihr Beleg ist gültig",
  openText: (when) => `Der Server hat versprochen, dass Ihr Stimmzettel im Register der Befragung stehen wird. Kommen Sie nach ${when} wieder, um das zu prüfen. Bis dahin können Sie ihn ändern oder zurückziehen.`,
  sealingTitle: "Die Befragung ist beendet, ihr Register noch nicht fertig",
  sealingText: "Ihr Beleg ist gültig. Bewahren Sie ihn auf, und kommen Sie etwas später wieder.",
  loggedTitle: "Ihr Stimmzettel zählt",
  loggedText: "Sein Eintrag steht im Register aller Stimmzettel, das der Server unterschrieben hat und nicht mehr ändern kann. Dass das, was hinter dem Eintrag liegt, mit dem Schlüssel Ihres Stimmzettels unterschrieben ist, beweist isoloir verify mit dem Link der Befragung; in einer Befragung, die zu klein ist, um ausgezählt zu werden, kann es niemand.",
  replacedTitle: "Ein späterer Stimmzettel von Ihnen zählt",
  replacedText: `Der Stimmzettel dieses Belegs wurde durch einen neueren mit demselben Schlüssel ersetzt, und dieser steht im Register. ${notYou}`,
  withdrawnTitle: "Ihr Stimmzettel wurde zurückgezogen",
  withdrawnText: `Er zählt nicht, und so steht es im Register. ${notYou}`,
  missingTitle: "Der Server hat sein Versprechen gebrochen",
  missingText: "Er hat unterschrieben, dass Ihr Stimmzettel im Register stehen wird, und er hat ein Register unterschrieben, in dem er nicht steht. Beides zusammen ist der Beweis.",
  contradictedText: "Er hat ein Register dieser Befragung unterschrieben, und sein eigenes Journal nennt dieses Register nicht als das einzige. Vielleicht wurde jemandem ein anderes Ergebnis gezeigt als Ihnen.",
  missingNext: (contact) => `Speichern Sie den Beweis, und zeigen Sie ihn den Verantwortlichen (${contact}) und anderen, die geantwortet haben. Er zeigt, welcher Stimmzettelschlüssel Ihrer war, aber nie, was geantwortet wurde, und er enthält nicht das Geheimnis des Belegs.`,
  saveEvidence: "Beweis speichern",
  evidenceFile: "beweis",
  evidence: ({ receipt, log, journal }, missing) =>
    `Der Beleg:\n\n${receipt}\nDie Unterschrift des Registers${missing ? ", in dem nicht steht, was der Beleg verspricht" : ""}:\n\n${log}\n` +
    `Die Unterschrift des Journals des Servers, das ${missing ? "dieses Register das einzige der Befragung nennt" : "dieses Register nicht das einzige der Befragung nennt"}:\n\n${journal}`,

  changeTitle: "Ihre Meinung ändern",
  replaceText: "Antworten Sie neu: Niemand kann die alten Antworten zeigen, weder diese Seite noch der Server kann sie lesen. Sie zählen, bis die neuen gesendet sind.",
  replace: "Neu antworten",
  withdrawText: "Oder ziehen Sie den Stimmzettel zurück. Das ist endgültig: Mit diesem Beleg kann kein anderer Stimmzettel mehr gesendet werden.",
  withdraw: "Meinen Stimmzettel zurückziehen",
  confirmTitle: "Ihren Stimmzettel zurückziehen?",
  confirmText: "Er zählt dann nicht und lässt sich nicht wieder einwerfen.",
  confirm: "Ja, zurückziehen",
  keep: "Nein, behalten",
  withdrawing: "Ihr Stimmzettel wird zurückgezogen",
  signing: "Der Rückzug wird auf diesem Gerät unterschrieben …",
  refusedTitle: "Ihr Stimmzettel wurde nicht zurückgezogen",
  goneTitle: "Ihr Stimmzettel ist zurückgezogen",
  goneText: "Der Server hat es durch seine Unterschrift bestätigt. Der alte Beleg gilt nicht mehr; der neue beweist den Rückzug, damit niemand den Stimmzettel doch noch zählen kann.",
  goneWords: (title) =>
    `Beleg für den Rückzug eines Stimmzettels: ${title}\n\nNach dem Ende kann er beweisen, dass der Stimmzettel im Register der Befragung als zurückgezogen stehen muss.\nWas geantwortet wurde, zeigt er nicht.\n`,

  codeAlt: "QR-Code des folgenden Links",
  codeSteps: [
    "Scannen Sie diesen Code mit einem anderen Gerät oder den Code des Plakats oder Briefs mit diesem hier: Beide müssen zum obigen Link führen, bis zum letzten Buchstaben.",
    "Vergleichen Sie die sechs Worte mit dem Plakat, dem Brief oder dem anderen Bildschirm: Alle müssen gleich sein, in derselben Reihenfolge.",
    "Wenn etwas abweicht, ist es eine andere Befragung. Antworten Sie nicht, und fragen Sie bei denen nach, von denen Sie den Link haben, auf einem anderen Weg als über diese Seite.",
  ],
};
