/** The words for what few see: a page that stops, or a ballot that does not simply arrive, in German. */

import type { Words } from "../index.ts";
import { speech } from "../speech.ts";

const { count } = speech("de");

export const words: Words["unusual"] = {
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
    not_sealed: "Das Versiegeln auf diesem Gerät ist misslungen. Ihre Antworten sind noch hier: Versuchen Sie es erneut.",
  },
  refusedOther: "Ihre Antworten sind noch hier. Wenn ein neuer Versuch nicht hilft, nennen Sie den Verantwortlichen den folgenden Grund.",
  doneLate: "Die Befragung endete, bevor Ihre letzten Änderungen ankamen. Was Sie davor gesendet haben, zählt.",
  clearSure: "Alles löschen? Ihre Antworten und der Schlüssel Ihres Stimmzettels verschwinden von dieser Seite; was in der Urne ist, bleibt dort. Gespeicherte Dateien und die Adresse im Verlauf des Browsers müssen Sie selbst löschen.",
};
