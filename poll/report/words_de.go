package report

import (
	"isoloir/poll"
	"isoloir/poll/results"
)

var german = words{
	Lang: "de", Dir: "ltr", point: ",", group: ".", percent: "\u00a0%", quotes: [2]string{"„", "“"}, and: " und ",

	Report: "Ergebnisse", InShort: "Kurz gesagt", Questions: "Frage für Frage", HowAsked: "Wie diese Umfrage gemacht wurde", Checking: "Wie man diese Ergebnisse prüft",
	Table:      "Die Zahlen: %[1]s",
	ballots:    counting("1 Stimmzettel gezählt", "%s Stimmzettel gezählt"),
	answered:   counting("1 Person hat geantwortet", "%s Personen haben geantwortet"),
	onlyBallot: "Nur Stimmzettel mit: %[1]s",
	hidden:     "„zurückgehalten“: Eine Zahl wird nicht gezeigt, wo sie auf jemanden deuten könnte oder helfen würde, eine solche auszurechnen.",
	private:    "Hier wird nichts zurückgehalten. Diese Seite ist für die, die den Schlüssel haben, und nicht zum Veröffentlichen: Kleine Zahlen können auf jemanden deuten.",
	Optional:   "Konnte leer bleiben.", Mandatory: "Musste beantwortet werden.",
	Several:  "Bis zu %[1]d konnten gewählt werden, darum ergeben die Anteile mehr als 100\u00a0%%.",
	Shuffled: "Die Antworten standen in zufälliger Reihenfolge.",
	asked:    "Nur gefragt nach: %[1]s.",
	HeldBack: "So wenige haben geantwortet, dass hier nichts gezeigt wird.", Held: "zurückgehalten", Nobody: "Niemand hat geantwortet.", TooFew: "Zu wenige Antworten für ein Bild.",
	Other: "Etwas anderes",
	Words: counting("Eine Person hat etwas geschrieben. Es wird hier nicht gezeigt.", "%s Personen haben etwas geschrieben. Ihre Worte werden hier nicht gezeigt."),

	first: "%[1]s liegt vorn: %[2]s derer, die geantwortet haben.", tied: "%[1]s liegen gleichauf vorn, mit je %[2]s.",
	picked: "%[1]s wurde am häufigsten gewählt: von %[2]s derer, die geantwortet haben.", pickedTied: "%[1]s wurden am häufigsten gewählt, von je %[2]s.",
	ofShown:  "Von den Zahlen, die gezeigt werden können, ist die größte %[1]s: %[2]s.",
	early:    "vorzeitig beendet, vor %s",
	mean:     "Auf einer Skala von %[2]s bis %[3]s liegt der Mittelwert bei %[1]s, der Median bei %[4]s.",
	median:   "Die mittlere Antwort (Median) ist %[1]s.",
	frequent: "Die häufigste Antwort ist %[1]s: %[2]s.", frequentT: "Die häufigsten Antworten sind %[1]s: je %[2]s.",
	wins: "%[1]s liegt vorn (%[2]s).", winTied: "%[1]s liegen gleichauf vorn (%[2]s).", duels: "Es wird jeder anderen Möglichkeit von mehr Menschen vorgezogen als umgekehrt.",
	noOrder: "Die Reihenfolge wird zurückgehalten.", judged: "%[1]s wird am besten beurteilt: %[2]s (%[3]s).", agreed: "Am deutlichsten: %[1]s – %[2]s, mit %[3]s.",

	Reports:    counting("Aus einem Stimmzettel geschätzt.", "Aus %s Stimmzetteln geschätzt."),
	randomized: "Dies sind Schätzungen: Bevor eine Antwort versiegelt wurde, hat das Gerät der befragten Person gelost und manchmal eine andere an ihre Stelle gesetzt (randomisierte Antwort, ε = %[1]s). Von keinem Stimmzettel weiß jemand, ob er die Wahrheit sagt. Eine Schätzung unter 0 heißt: wenige oder niemand, eine über 100\u00a0%%: fast alle. Zu jeder stehen Standardfehler und 95-%%-Intervall; sie berücksichtigen nur den Zufall.",
	shift:      "Wer beim Losen betrügt, verschiebt eine Schätzung: zehn, die sich absprechen, um bis zu %[1]s.",
	estimated:  "Nach der Schätzung liegt %[1]s vorn: %[2]s (95-%%-Intervall: %[3]s).",
	unclear:    "Nach der Schätzung hat %[1]s am meisten: %[2]s (95-%%-Intervall: %[3]s). Ob es wirklich vorn liegt, ist nicht sicher: Die Intervalle anderer reichen ebenso hoch.",
	Estimate:   "Schätzung", Interval: "95-%-Intervall", Reported: "Gemeldet", LeftBlank: "Ohne Antwort",

	Option: "Möglichkeit", Answer: "Antwort", People: "Personen", Share: "Anteil", ShareOfPicks: "aller Nennungen", Row: "Zeile", Place: "Platz", Grade: "Mehrheitsnote", Total: "Summe", Round: "Runde",
	Exhausted: "nennen keine der verbliebenen",
	below:     "unter %[1]s: %[2]s", above: "über %[1]s: %[2]s", in: "%[1]s: %[2]s",
	Half: "die Hälfte der Noten", More: "die Hälfte derer, die zählen", Stopped: "Die Runden enden bei einem Gleichstand auf dem letzten Platz; die Reihenfolge ergibt sich aus allen Arten, ihn aufzulösen.", Rest: "dann die übrigen, in zurückgehaltener Reihenfolge",
	chart: map[chartKind]string{
		estimateChart: "Ein Balken für jede Schätzung, darüber ein Strich so lang wie ihr Intervall. Die Tabelle darunter hat dieselben Zahlen.",
		barChart:      "Ein Balken für jede Antwort, so lang wie ihr Anteil. Die Tabelle darunter hat dieselben Zahlen.", columnChart: "Eine Säule für jede Antwort, so hoch wie ihr Anteil. Die Tabelle darunter hat dieselben Zahlen.",
		divergingChart: "Ein Balken, der sich zu der Seite neigt, auf der mehr Menschen sind. Die Tabelle darunter hat dieselben Zahlen.",
		profileChart:   "Ein Balken für jede Möglichkeit, nach Noten geteilt, die beste zuerst, mit einer Linie in der Mitte. Die Tabelle darunter hat dieselben Zahlen.",
		stackChart:     "Ein Balken für jede Zeile, nach Antworten geteilt. Die Tabelle darunter hat dieselben Zahlen.",
		flowChart:      "Ein Balken für jede Runde, nach Möglichkeiten geteilt, und wohin die Stimmen der ausgeschiedenen gehen. Die Tabelle darunter hat dieselben Zahlen.",
		pairChart:      "Für jedes Paar, wie viele die Möglichkeit der Zeile der in der Spalte vorziehen. Die Tabelle darunter hat dieselben Zahlen.",
	},
	Pairs: "Wie viele die Möglichkeit der Zeile der in der Spalte vorziehen",
	cross: "%[1]s × %[2]s", crossNote: "Auf beide Fragen: %[1]s. Anteile gelten je Zeile.",
	methods: map[poll.Method][2]string{
		results.Approval:      {"nach Zustimmung", "Vorn liegt, was die meisten gewählt haben."},
		poll.Schulze:          {"Schulze-Methode", "Jede Möglichkeit wird mit jeder anderen verglichen; die stärksten Ketten von Mehrheiten entscheiden."},
		poll.RankedPairs:      {"Rangpaare", "Jede Möglichkeit wird mit jeder anderen verglichen; Mehrheiten gelten von der größten an abwärts, sofern sie größeren nicht widersprechen."},
		poll.InstantRunoff:    {"sofortige Stichwahl", "Was am seltensten auf Platz eins steht, scheidet aus, und seine Stimmzettel gehen an die nächste Wahl, bis eine Möglichkeit mehr als die Hälfte hat."},
		poll.Borda:            {"Borda-Wahl", "Für jede Möglichkeit, die dahinter steht, gibt es einen Punkt."},
		poll.FirstPreferences: {"erste Plätze", "Vorn liegt, was die meisten auf Platz eins setzen."},
		poll.MajorityJudgment: {"Mehrheitsurteil", "Die Mehrheitsnote ist die beste, die mehr als die Hälfte geben oder übertreffen. Ist sie gleich, entscheiden die Noten um sie herum."},
		poll.MeanGrade:        {"Durchschnittsnote", "Die schlechteste Note zählt 0, jede bessere 1 mehr; der höchste Durchschnitt liegt vorn."},
	},

	facts: [14]string{"Wer gefragt hat", "Kontakt", "Warum", "Wer die Antworten öffnen konnte", "Wer antworten konnte", "Wann", "Wie", "Sprachen", "Gezählte Stimmzettel", "Wie die Befragten ausgewählt wurden",
		"Gewichtung", "Fehlerspanne", "Wortlaut", "Kleine Zahlen"},
	Mode:     "Im Web oder mit einem Programm, jede Person für sich und anonym. Die Antworten wurden auf dem eigenen Gerät versiegelt.",
	Open:     "Alle, die den Link hatten. Nichts hinderte jemanden daran, mehrmals zu antworten.",
	Codes:    "Wer einen Code bekommen hat. Jeder Code lässt einen Stimmzettel zu.",
	Sampling: "Gar nicht. Geantwortet hat, wer wollte: Das ist keine Zufallsstichprobe, und die Zahlen sprechen von denen, die geantwortet haben, nicht von allen.",
	NoWeight: "Keine. Jeder Stimmzettel zählt einmal.",
	NoMargin: "Keine angegeben. Sie würde eine Zufallsstichprobe voraussetzen.",
	Wording:  "Wie hier gedruckt, in dieser Reihenfolge. Geschriebene Texte werden gezählt und nicht zitiert.",
	keep:     "Hinter jeder gezeigten Zahl stehen mindestens %[1]d Personen. Andere werden zurückgehalten, ebenso solche, aus denen man sie ausrechnen könnte.",

	Box: "Stimmzettel in der Urne", Opened: "Geöffnet", Spoiled: "Ungültig", Withdrawn: "Von den Abstimmenden zurückgezogen",
	Log: "Verzeichnis", Entries: "Einträge im Verzeichnis", Root: "Wurzel des Verzeichnisses", Command: "Zum Prüfen",
	CheckText: "Als die Umfrage schloss, kamen alle Stimmzettel in ein sortiertes Verzeichnis, das ihr Server unterschrieben hat. Seine Wurzel steht für sie alle: Niemand kann einen Stimmzettel hinzufügen, ändern oder entfernen, ohne sie zu ändern. Alle können mit Isoloir prüfen, dass das Verzeichnis vollständig ist und diese Wurzel hat:",
	Secrecy:   "Niemand kann darin sehen, wer geantwortet hat oder was. Mit der Quittung lässt sich prüfen, dass der eigene Stimmzettel darin steht.",
	MadeWith:  "Gemacht mit Isoloir, aus denselben Zahlen wie isoloir tally.",
}
