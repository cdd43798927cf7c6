/** The words of polls with codes, in German. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("de");

export const words: Words["codes"] = {
  title: "Ihr Code",
  text: "In dieser Befragung hat jede Person einen Stimmzettel. Ihr Brief oder Ihre Nachricht enthält dafür einen Code. Hier wird er gegen einen Wahlschein getauscht, den der Server unterschreibt, ohne ihn zu sehen: Danach kann niemand den Code mit Ihren Antworten verbinden.",
  label: "Der Code",
  hint: "Sieben Gruppen aus vier Buchstaben und Ziffern. Bindestriche, Leerzeichen und Kleinbuchstaben spielen keine Rolle.",
  get: "Meinen Wahlschein holen",
  tooShort: "Der Code ist zu kurz. Er hat sieben Gruppen aus vier Buchstaben und Ziffern.",
  tooLong: "Der Code ist zu lang. Er hat sieben Gruppen aus vier Buchstaben und Ziffern.",
  badSymbol: (group) => `Gruppe ${group} enthält ein Zeichen, das in keinem Code vorkommt. Vergleichen Sie sie mit Ihrem Brief.`,
  mistyped: (group) => `Der Code enthält einen Tippfehler${group > 0 ? `, wahrscheinlich in Gruppe ${group}` : ""}. Vergleichen Sie ihn mit Ihrem Brief.`,

  overTitle: "Nach der Uhr dieses Geräts werden Codes nicht mehr angenommen",
  overText: (when) => `Sie konnten bis ${when} eingetauscht werden. Geht die Uhr falsch, dann versuchen Sie es trotzdem: Der Server entscheidet. Wer vorher einen Wahlschein gespeichert hat, kann damit noch antworten.`,
  until: (when) => `Codes können bis ${when} eingetauscht werden.`,

  safeTitle: "Wenn diese Seite nicht verloren gehen darf",
  safeText: "Ein Code bringt einen Wahlschein. Bricht die Verbindung ab, fragt diese Seite noch einmal nach demselben; geht aber die Seite inzwischen verloren, dann auch der Code. Speichern Sie zuerst die Anfrage: Mit ihr und Ihrem Code können Sie auf jedem Gerät weitermachen. Zeigen Sie sie niemandem: Sie könnte Ihren Code mit Ihrem Stimmzettel verbinden. Löschen Sie sie, sobald Sie den Wahlschein haben.",
  safeAudited: "Bei dieser Befragung auch noch nach dem Schluss: Zusammen mit dem, was der Prüfer sieht, führt diese Datei von Ihrem Code zu Ihrem Stimmzettel.",
  saveRequest: "Die Anfrage speichern",
  requestHere: "Die Anfrage ist da. Geben Sie den Code ein, der zu ihr gehört.",

  haveTitle: "Oder nehmen Sie einen gespeicherten Wahlschein",
  file: "Die Datei, die mit .token endet",
  badFile: "Das ist kein vollständiger Wahlschein. Wählen Sie die Datei, wie sie gespeichert wurde.",
  elsewhere: "Dieser Wahlschein gehört zu einer anderen Befragung.",
  badToken: "Dieser Wahlschein gilt nicht: Der Schlüssel der Befragung hat ihn nicht unterschrieben.",

  gettingTitle: "Ihr Wahlschein wird geholt",
  making: "Eine Anfrage entsteht, die Ihren Stimmzettel vor dem Server verbirgt …",
  getting: "Der Server unterschreibt sie ungesehen …",
  waiting: (seconds) => `Der Server antwortet nicht. Dieselbe Anfrage geht in ${count(seconds, { one: "# Sekunde", other: "# Sekunden" })} noch einmal hinaus.`,
  unsentTitle: "Noch kein Wahlschein",
  unsentText: "Der Server war nicht zu erreichen. Noch einmal zu fragen ist sicher: Dieselbe Anfrage erhält denselben Wahlschein.",
  refusedTitle: "Der Server hat keinen Wahlschein gegeben",
  refusedOther: "Wenn ein neuer Versuch nicht hilft, sagen Sie es denen, die fragen, mit dem Grund, der unten steht.",
  backToCode: "Zurück zum Code",
  refusals: {
    unknown_code: "Der Server kennt diesen Code in dieser Befragung nicht. Ist es der Brief einer anderen? Sonst sagen Sie es denen, die fragen.",
    code_revoked: "Die, die fragen, haben diesen Code gesperrt. Bitten Sie sie um einen neuen.",
    code_used: "Dieser Code wurde schon eingetauscht, mit einer anderen Anfrage. Waren Sie es, dann nehmen Sie den Wahlschein oder die Anfrage, die Sie damals gespeichert haben; sonst hat jemand anderes Ihren Code benutzt: Sagen Sie es denen, die fragen.",
    tokens_over: "In dieser Befragung werden keine Codes mehr angenommen. Wer vorher einen Wahlschein gespeichert hat, kann damit noch antworten.",
    closed: "Die Befragung ist inzwischen beendet.",
    bad_token: "Was der Server geschickt hat, ist keine Unterschrift mit dem Schlüssel, den diese Befragung nennt. Benutzen Sie es nicht. Behalten Sie die Anfrage und sagen Sie es denen, die fragen, nicht dem Server.",
    offline: "Dieses Gerät ist in keinem Netz. Die Anfrage geht von selbst hinaus, sobald das Netz wieder da ist.",
    too_many_requests: "Aus Ihrem Teil des Netzes kamen in wenigen Minuten zu viele Codes. Ihrer ist nicht verbraucht: Die Anfrage wartet hier und geht von selbst hinaus.",
    bad_answer: "An Stelle des Servers hat etwas anderes geantwortet, vielleicht die Anmeldeseite eines Netzes: Melden Sie sich in einem anderen Tab an und versuchen Sie es dann erneut.",
  },

  paperTitle: "Sie haben Ihren Wahlschein",
  paperText: "Er ist auf dieser Seite und sonst nirgends. Er lässt einen Stimmzettel zu und enthält nichts von Ihrem Code.",
  answerNow: "Jetzt antworten",
  laterTitle: "Später antworten, von anderswo",
  laterText: "Wer den Server beobachtet, könnte an der Zeit erraten, dass ein Code und ein Stimmzettel zusammengehören, wenn eins gleich auf das andere folgt. Speichern Sie den Wahlschein und antworten Sie an einem anderen Tag oder über ein anderes Netz: Dann verbindet die beiden nichts.",
  paperWarning: "Wer die Datei hat, kann Ihren Stimmzettel abgeben. Behalten Sie sie für sich, bis Sie es getan haben.",
  savePaper: "Den Wahlschein speichern",
  upcoming: (when) => `Die Befragung beginnt am ${when}. Speichern Sie den Wahlschein und kommen Sie damit wieder.`,
  fileWords: "Das ist ein Wahlschein: Er lässt einen Stimmzettel zur unten genannten Befragung zu, und niemand kann sagen, wessen Code ihn gebracht hat.\nÖffnen Sie die Seite der Befragung und wählen Sie diese Datei, oder benutzen Sie: isoloir answer LINK --token DATEI\nWer diese Datei hat, kann den Stimmzettel abgeben. Behalten Sie sie bis dahin für sich.\n",
  requestWords: "Das ist die Anfrage nach einem Wahlschein, bis der Server geantwortet hat. Öffnen Sie die Seite der Befragung, wählen Sie diese Datei und geben Sie den Code ein.\nZeigen Sie sie niemandem: Mit ihr und dem Gedächtnis des Servers, oder dem, was ein Prüfer sieht, führt Ihr Code zu Ihrem Stimmzettel. Löschen Sie sie, sobald Sie den Wahlschein haben.\n",

  along: "Der Wahlschein geht mit, damit der Stimmzettel zugelassen wird. Er enthält nichts von Ihrem Code.",
  clearPaper: "\n\nIhr Code ist verbraucht, und von Ihnen ist noch kein Stimmzettel sicher in der Urne: Ohne eine Datei, die Sie gespeichert haben (den Wahlschein, die Anfrage oder den versiegelten Stimmzettel), können Sie nicht mehr antworten.",
  noticeTitle: "Eine Person, ein Stimmzettel",
  noticeText: "Sie brauchen einen Code, zum Beispiel aus einem Brief. Niemand kann ihn mit Ihren Antworten verbinden.",
  noticeAudited: "Bei dieser Befragung wird die Beteiligung geprüft: Danach erfährt ein Prüfer, welche Codes verwendet wurden, und damit, wer teilgenommen hat, falls er weiß, wem welcher Code gehört. Niemand erfährt, was Sie geantwortet haben.",
  auditorKey: "Der Schlüssel des Prüfers (Fingerabdruck)",
  noticeGet: "Jetzt meinen Wahlschein holen",
};
