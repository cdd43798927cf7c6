// The booth's words in German, by the parts that fetch them.

import type { Words } from "./index.ts";
import { counting, figures } from "./speech.ts";

const figure = /* @__PURE__ */ figures("de");
const count = /* @__PURE__ */ counting("de", figure);

/** Up to the check of the answers. Fetched beside the questions, so they must stay few. */
export const first: Words["first"] = {
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

/** The fields that only some polls have. They come in one file with these fields and the first words. */
export const fields: Words["fields"] = {
  day: "Tag",
  month: "Monat",
  year: "Jahr",
  example: (date) => `Zum Beispiel ${date}.`,
  ranked: "Ihre Rangfolge",
  unranked: "Ohne Rang",
  rankHint: "Das Beste steht oben. Geben Sie den Platz als Zahl an, nehmen Sie die Knöpfe oder ziehen Sie am Griff. Sie können aufhören, wo Sie wollen.",
  rankPlace: "Platz",
  rankEmpty: "Noch nichts eingereiht.",
  rankAll: "Alles ist eingereiht.",
  rankAdd: "Einreihen",
  rankUp: "Nach oben",
  rankDown: "Nach unten",
  rankRemove: "Herausnehmen",
  rankAt: (label, place, of) => `${label}: Platz ${place} von ${of}`,
  rankOut: (label) => `${label}: nicht mehr eingereiht`,
};

/** What is wrong with an answer, and from the check to the receipt. Fetched after the first picture. */
export const sending: Words["sending"] = {
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
  badDate: { day: "Diesen Tag hat der Monat nicht.", month: "Der Monat geht von 1 bis 12.", year: "Das Jahr hat vier Ziffern." },
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

/** What few see: a page that stops, or a ballot that does not simply arrive. */
export const unusual: Words["unusual"] = {
  insecureTitle: "Hier ließen sich Ihre Antworten nicht versiegeln",
  insecureText:
    "Diese Seite wurde ohne https geöffnet, oder dieser Browser ist zu alt zum Verschlüsseln. Öffnen Sie den Link mit https oder in einem aktuellen Browser.",
  insecureOnion: "Das ist eine .onion-Adresse, und dieser Browser vertraut ihr ohne https nicht. Öffnen Sie den Link im Tor Browser, oder antworten Sie mit isoloir answer --proxy.",
  notFoundTitle: "Diese Befragung gibt es hier nicht",
  notFoundText: "Dieser Server kennt die Befragung nicht, die Ihr Link bezeichnet. Vielleicht wurde sie gelöscht. Fragen Sie bei denen nach, von denen Sie den Link haben. Wenn Sie einen Beleg haben, bewahren Sie ihn auf: isoloir receipt check zeigt, was er beweist.",
  unverifiedTitle: "Das sind nicht die Fragen, die Ihr Link bezeichnet",
  unverifiedText:
    "Ein Link bezeichnet genau diese Fragen und keine anderen. Was der Server geschickt hat, passt nicht dazu und wird nicht gezeigt; über Sie wurde nichts gesendet. Fragen Sie bei denen nach, von denen Sie den Link haben, und zwar auf einem anderen Weg als über diese Seite.",

  checkMade: "Ein versiegelter Stimmzettel von Ihnen ist vielleicht schon in der Urne oder in einer Datei. Was Sie jetzt senden, tritt an seine Stelle: Es zählt immer nur einer.",
  waiting: (seconds) =>
    `Der Server antwortet nicht. Derselbe versiegelte Stimmzettel geht in ${count(seconds, { one: "# Sekunde", other: "# Sekunden" })} noch einmal hinaus.`,
  unsentTitle: "Noch nicht gesendet",
  unsentText:
    "Der Server ist nicht zu erreichen. Ihr versiegelter Stimmzettel ist noch hier, auf dieser Seite. Ihn noch einmal zu senden ist unbedenklich: Er zählt einmal, auch wenn er schon angekommen war.",
  laterText: "Speichern Sie den versiegelten Stimmzettel als Datei. Öffnen können ihn nur die Personen, die die Schlüssel haben; senden kann ihn bis zum Ende der Befragung jede und jeder, über „Ich habe einen Beleg oder einen versiegelten Stimmzettel“ oder mit dem folgenden Befehl.",
  laterSecret: "Sein Geheimnis ist eine zweite Datei: Behalten Sie sie für sich. Mit ihr kann der Beleg den Stimmzettel ändern oder zurückziehen, ohne sie nur beweisen, dass er angenommen wurde.",
  saveBallot: "Versiegelten Stimmzettel speichern",
  saveSecret: "Sein Geheimnis speichern",
  refusedTitle: "Der Server hat Ihren Stimmzettel nicht angenommen",
  refusals: {
    closed: "Der Server sagt, die Befragung sei beendet und das hier nicht gezählt.",
    not_open_yet: "Die Befragung hat noch nicht begonnen. Ihre Antworten sind noch hier; versuchen Sie es nach dem Beginn erneut.",
    full: "Die Urne ist voll: Sie enthält so viele Stimmzettel, wie vorgesehen sind.",
    withdrawn: "Dieser Stimmzettel wurde zurückgezogen. Er lässt sich nicht mehr ändern.",
    seq_out_of_turn: "Der Stimmzettel wurde nach diesem Beleg noch geändert. Nehmen Sie den neuesten Beleg, den Sie gespeichert haben.",
    seq_too_high: "Dieser Stimmzettel wurde hundertmal geändert, öfter geht es nicht. Er zählt so, wie er ist.",
    no_such_ballot: "Der Server kennt diesen Stimmzettel nicht, obwohl er ihn bestätigt hat. Bewahren Sie den Beleg als Beweis auf, und benachrichtigen Sie die Verantwortlichen.",
    deleted: "Der Server sagt, die Verantwortlichen hätten diese Befragung mit allen Stimmzetteln gelöscht, und zeigt keinen Beweis dafür. Wenn Sie einen Beleg haben, bewahren Sie ihn auf, und fragen Sie nach.",
    offline: "Dieses Gerät hat keine Netzverbindung. Ihr versiegelter Stimmzettel wartet hier und geht von selbst hinaus, sobald die Verbindung wieder da ist.",
    too_many_requests: "Aus Ihrem Teil des Netzes kam in wenigen Minuten zu viel, vielleicht weil ihn viele teilen. Nichts ist verloren: Ihre Sendung wartet hier und geht von selbst hinaus.",
    bad_answer: "Etwas hat anstelle des Servers geantwortet, vielleicht die Anmeldeseite eines WLANs: Melden Sie sich dann in einem anderen Tab an. Ihr versiegelter Stimmzettel ist noch hier; ihn noch einmal zu senden ist unbedenklich.",
    bad_receipt: "Der Server hat geantwortet, aber sein Beleg ist ungültig. Noch einmal zu senden ist unbedenklich.",
    preview: "Das ist nur die Vorschau: Antworten geht bis zum Ende, und nichts wurde gespeichert.",
    not_sealed: "Das Versiegeln auf diesem Gerät ist misslungen. Ihre Antworten sind noch hier: Versuchen Sie es erneut.",
  },
  refusedOther: "Ihre Antworten sind noch hier. Wenn ein neuer Versuch nicht hilft, nennen Sie den Verantwortlichen den folgenden Grund.",
  doneLate: "Die Befragung endete, bevor Ihre letzten Änderungen ankamen. Was Sie davor gesendet haben, zählt.",
  clearSure: "Alles löschen? Ihre Antworten und der Schlüssel Ihres Stimmzettels verschwinden von dieser Seite; was in der Urne ist, bleibt dort. Gespeicherte Dateien und die Adresse im Verlauf des Browsers müssen Sie selbst löschen.",
};

/** Polls with codes. Fetched for those alone. */
export const codes: Words["codes"] = {
  title: "Ihr Code",
  text: "In dieser Befragung hat jede Person einen Stimmzettel. Ihr Brief oder Ihre Nachricht enthält dafür einen Code. Hier wird er gegen einen Wahlschein getauscht, den der Server unterschreibt, ohne ihn zu sehen: Aus dem, was gespeichert ist, kann niemand den Code mit Ihren Antworten verbinden.",
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

  linkKept: "Sie kamen über einen Link, in dem Ihr Code oder Ihr Wahlschein steht, und der Browser kann ihn behalten. Wenn andere dieses Gerät benutzen, löschen Sie den Link aus dem Verlauf, oder öffnen Sie ihn in einem privaten Fenster.",
  haveTitle: "Oder nehmen Sie einen gespeicherten Wahlschein",
  file: "Die Datei, die mit .token endet",
  haveCode: "Haben Sie ihn als QR-Code, so scannen Sie diesen oder fügen Sie seinen Link in das Feld oben ein.",
  badFile: "Das ist kein vollständiger Wahlschein. Wählen Sie die Datei, wie sie gespeichert wurde.",
  badPaper: "Das ist kein vollständiger Wahlschein: Er wurde abgeschnitten oder verändert. Scannen Sie den QR-Code noch einmal oder kopieren Sie den ganzen Link.",
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
    preview: "Das ist nur die Vorschau: Sie gibt keine Wahlscheine aus, und nichts wurde gespeichert.",
    offline: "Dieses Gerät ist in keinem Netz. Die Anfrage geht von selbst hinaus, sobald das Netz wieder da ist.",
    too_many_requests: "Aus Ihrem Teil des Netzes kamen in wenigen Minuten zu viele Codes. Ihrer ist nicht verbraucht: Die Anfrage wartet hier und geht von selbst hinaus.",
    bad_answer: "An Stelle des Servers hat etwas anderes geantwortet, vielleicht die Anmeldeseite eines Netzes: Melden Sie sich in einem anderen Tab an und versuchen Sie es dann erneut.",
  },

  paperTitle: "Sie haben Ihren Wahlschein",
  paperText: "Er ist auf dieser Seite und sonst nirgends. Er lässt einen Stimmzettel zu und enthält nichts von Ihrem Code.",
  broughtText: "Er lässt einen Stimmzettel zu und enthält nichts von Ihrem Code. Bewahren Sie ihn auf, bis Sie geantwortet haben.",
  answerNow: "Jetzt antworten",
  laterTitle: "Später antworten, von anderswo",
  laterText: "Wer den Server beobachtet, könnte erkennen, dass ein Code und ein Stimmzettel zusammengehören, wenn eins gleich auf das andere folgt oder aus demselben Netz kommt. Speichern Sie den Wahlschein und antworten Sie an einem anderen Tag und über ein anderes Netz: Dann verbindet die beiden nichts.",
  paperWarning: "Wer die Datei oder ein Bild des QR-Codes hat, kann Ihren Stimmzettel abgeben. Behalten Sie beides für sich, bis Sie es getan haben.",
  savePaper: "Den Wahlschein speichern",
  showPaper: "Als QR-Code mitnehmen",
  paperCode: "Dieser QR-Code ist Ihr Wahlschein. Fotografieren Sie ihn oder drucken Sie diese Seite: Wer ihn scannt, kommt mit dem Wahlschein zur Befragung. Wer ihn fotografiert, kann also an Ihrer Stelle antworten und bis zum Ende ändern, was Sie geantwortet haben. Lassen Sie ihn niemanden sehen, denken Sie daran, dass viele Telefone ihre Bilder anderswohin kopieren, und löschen Sie Ihre, sobald Sie geantwortet haben.",
  paperAlt: "Ihr Wahlschein als QR-Code. Wer ihn fotografiert, kann an Ihrer Stelle antworten. Die Datei enthält dasselbe.",
  upcoming: (when) => `Die Befragung beginnt am ${when}. Speichern Sie den Wahlschein und kommen Sie damit wieder.`,
  fileWords: "Das ist ein Wahlschein: Er lässt einen Stimmzettel zur unten genannten Befragung zu, und niemand kann sagen, wessen Code ihn gebracht hat.\nÖffnen Sie die Seite der Befragung und wählen Sie diese Datei, oder benutzen Sie: isoloir answer LINK --token DATEI\nWer diese Datei hat, kann den Stimmzettel abgeben. Behalten Sie sie bis dahin für sich.\n",
  requestWords: "Das ist die Anfrage nach einem Wahlschein, bis der Server geantwortet hat. Öffnen Sie die Seite der Befragung, wählen Sie diese Datei und geben Sie den Code ein.\nZeigen Sie sie niemandem: Mit ihr und dem Gedächtnis des Servers, oder dem, was ein Prüfer sieht, führt Ihr Code zu Ihrem Stimmzettel. Löschen Sie sie, sobald Sie den Wahlschein haben.\n",

  along: "Der Wahlschein geht mit, damit der Stimmzettel zugelassen wird. Er enthält nichts von Ihrem Code.",
  clearPaper: "\n\nIhr Code ist verbraucht, und von Ihnen ist noch kein Stimmzettel sicher in der Urne: Ohne das, was Sie aufbewahrt haben (den Wahlschein, die Anfrage oder den versiegelten Stimmzettel), können Sie nicht mehr antworten.",
  noticeTitle: "Eine Person, ein Stimmzettel",
  noticeText: "Sie brauchen einen Code, zum Beispiel aus einem Brief. Aus dem, was gespeichert ist, kann ihn niemand mit Ihren Antworten verbinden.",
  noticeAudited: "Bei dieser Befragung wird die Beteiligung geprüft: Danach erfährt ein Prüfer, welche Codes verwendet wurden, und damit, wer teilgenommen hat, falls er weiß, wem welcher Code gehört. Niemand erfährt, was Sie geantwortet haben.",
  auditorKey: "Der Schlüssel des Prüfers (Fingerabdruck)",
  noticeGet: "Jetzt meinen Wahlschein holen",
};

const notYou = "Wenn das nicht Sie waren, hatte entweder jemand anderes den Beleg, oder der Server hat es erfunden. Wer isoloir verify mit dem Link der Befragung ausführt, sieht, was davon: ob es mit dem Schlüssel Ihres Stimmzettels unterschrieben ist. In einer Befragung, die zu klein ist, um ausgezählt zu werden, kann das niemand sehen.";

/** A receipt and what can be done with it, and the comparison of the link. Fetched by those who have one. */
export const receipt: Words["receipt"] = {
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

/** Sensitive questions. They come with the code that says them, in all languages. */
export const sensitive: Words["sensitive"] = {
  choice: (keep: string) => `Bevor Ihre Antwort versiegelt wird, lost dieses Gerät: In ${keep} der Fälle bleibt Ihre Antwort stehen, sonst tritt eine andere, zufällig gezogene an ihre Stelle.`,
  blank: "Nicht zu antworten ist eine Antwort wie die anderen.",
  choices: (picked: string, other: string) =>
    `Bevor Ihre Antwort versiegelt wird, lost dieses Gerät über jede Möglichkeit für sich: Was Sie wählen, wird in ${picked} der Fälle gemeldet, was Sie nicht wählen, in ${other}.`,
  read: "Wer die Schlüssel hat, liest, was das Los ergab, nie Ihre Antwort selbst; je öfter sie stehen bleibt, desto mehr verrät das. Über viele Stimmzettel lässt sich der Zufall aus der Summe herausrechnen.",
  sealing: "Über die heiklen Fragen wird gelost, wenn Ihr Stimmzettel versiegelt wird; das Los wird nirgends aufbewahrt.",
  total: (times: string, epsilon: string) => `Alles, was Ihr Stimmzettel darüber verrät: Eine Vermutung über Sie wird höchstens ${times}-mal so wahrscheinlich wie zuvor (ε = ${epsilon}).`,
  again: "Wenn Sie Ihren Stimmzettel ersetzen, wird neu gelost, und wer den alten behalten hat, erfährt noch einmal so viel: Antworten Sie besser nur einmal.",
  mark: "wird beim Versiegeln gelost",
};

/** The booth as a file. No server sends them. */
export const file: Words["file"] = {
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
