package web

import (
	"fmt"

	"isoloir/poll/box"
)

var german = words{
	Lang: "de", Dir: "ltr", Name: "Deutsch",
	months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	date: func(day int, month string, year int, clock string) string {
		if clock != "" {
			clock = ", " + clock
		}
		return fmt.Sprintf("%d. %s %d%s", day, month, year, clock)
	},

	Title:     "Umfragen auf diesem Server",
	Lead:      "Antworten werden in Ihrem Browser versiegelt. Dieser Server kann sie nicht öffnen und weiß nicht, wer Sie sind.",
	None:      "Hier wird keine Umfrage angezeigt. Die meisten werden es nicht: Wenn Sie einen Link bekommen haben, öffnen Sie diesen.",
	Campaign:  "Umfragen, die zusammengehören",
	Principle: "Kein Konto, kein Cookie, kein Vermerk, wer hier war.",
	Languages: "Sprache",
	Polls:     "Umfragen",
	Pages:     "Weitere Umfragen",
	Earlier:   "Zurück",
	Later:     "Weiter",
	Here:      "Seite %d von %d",
	status: map[box.Status]string{
		box.StatusUpcoming: "Öffnet am %s",
		box.StatusOpen:     "Offen bis %s",
		box.StatusClosed:   "Geschlossen",
		box.StatusSealed:   "Geschlossen und versiegelt",
		box.StatusWithheld: "Geschlossen; zu wenige Antworten, um ausgezählt zu werden",
	},

	Missing:     "Diese Seite gibt es hier nicht",
	MissingText: "Dieser Server kennt unter dieser Adresse weder eine Umfrage noch eine andere Seite. Kopieren Sie den ganzen Link, oder fragen Sie die Leute, von denen Sie ihn haben.",
	Gone:        "Diese Umfrage wurde gelöscht",
	GoneText:    "Wer sie veranstaltet hat, hat sie gelöscht, und mit ihr alle Stimmzettel auf diesem Server.",
	Failed:      "Auf dem Server ist etwas schiefgegangen",
	FailedText:  "Es liegt nicht an Ihnen, und nichts ist verloren. Versuchen Sie es in einer Minute noch einmal.",

	ReadOnly:     "%s: die Fragen zum Lesen",
	HowTitle:     "Ohne JavaScript antworten",
	HowText:      "Eine Antwort wird versiegelt und mit einem nur für sie gemachten Schlüssel unterschrieben, bevor sie Ihr Gerät verlässt. Eine Seite ohne Programm kann das nicht, auch nicht curl oder age: Sie können keinen Stimmzettel unterschreiben. Das Programm isoloir kann es. Starten Sie es auf Ihrem eigenen Gerät in einem Terminal:",
	HowAsk:       "Es stellt eine Frage nach der anderen und sendet nichts, bevor Sie zustimmen.",
	HowCode:      "Diese Umfrage nimmt nur Stimmzettel mit einem Code an: Das Programm fragt nach Ihrem und tauscht ihn gegen eine Marke ein, der man nicht ansieht, von wem sie ist.",
	HowSet:       "Oder geben Sie Ihre Antworten im Befehl an. Zum Beispiel:",
	HowMore:      "Bei jeder Frage unten steht, was für sie zu schreiben ist. Benutzen andere dasselbe Gerät, lassen Sie lieber das Programm fragen: Dann steht keine Antwort in der Liste der früheren Befehle.",
	HowTor:       "Um über Tor zu gehen, fügen Sie an:",
	InBooth:      "Lieber im Browser antworten, mit JavaScript",
	Reading:      "Zuerst zu lesen",
	Before:       "Bevor Sie beginnen",
	facts:        [10]string{"Wer fragt", "Wozu", "Rechtsgrundlage", "Wer die Antworten öffnen kann", "Antworten werden aufbewahrt bis", "Geöffnet wird nur mit", "Darf man Sie zitieren?", "Kontakt", "Beginn", "Ende"},
	keptAtMost:   "spätestens %s, dann gelöscht",
	orMore:       "%d Stimmzetteln oder mehr",
	quote:        [3]string{"Nein, nie.", "Nur wenn Sie es erlauben.", "Ja. Schreiben Sie nichts, was verraten würde, wer Sie sind."},
	SmallGroup:   "In einer kleinen Gruppe sind Antworten leicht zu erraten: Schreiben Sie nichts, was nur Sie geschrieben haben können.",
	asked:        "Die Fragen",
	page:         "Seite %d",
	Required:     "Pflicht",
	OnlyIf:       "Wird nur gefragt, wenn geantwortet wurde:",
	question:     "Frage %d",
	exactly:      "Wählen Sie %d aus.",
	atMost:       "Wählen Sie höchstens %d aus.",
	atLeast:      "Wählen Sie mindestens %d aus.",
	fromTo:       "Wählen Sie %d bis %d aus.",
	chooseOne:    "Wählen Sie eines aus.",
	between:      "Von %s bis %s.",
	decimals:     "Stellen nach dem Komma: %d.",
	ownWords:     "In Ihren eigenen Worten, höchstens %d Zeichen.",
	rank:         "Bringen Sie sie in eine Reihenfolge, das Beste zuerst. Sie dürfen welche auslassen.",
	gradeEach:    "Geben Sie jedem eine Note.",
	chooseInEach: "Wählen Sie in jeder Zeile eines aus.",
	Lines:        "Zeilen",
	Choices:      "Auswahl",
	Grades:       "Noten, die beste zuerst",
	Other:        "Anderes",
	otherMax:     "in Ihren eigenen Worten, höchstens %d Zeichen",
	shuffled:     "In der Kabine stehen sie in ausgeloster Reihenfolge.",
	QuoteBox:     "Was ich geschrieben habe, darf ohne Namen zitiert werden.",
	InCommand:    "Im Befehl:",
	myWords:      "meine Antwort",
}
