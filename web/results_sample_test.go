package web

import (
	"flag"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"isoloir/crypto/keyring"
	"isoloir/poll"
	"isoloir/poll/report/disclose"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

func trilingual(en, fr, ar string) poll.Text { return poll.Text{"en": en, "fr": fr, "ar": ar} }

func labelled(id, en, fr, ar string) poll.Option {
	return poll.Option{ID: id, Label: trilingual(en, fr, ar)}
}

// sampleDefinition is a poll that was answered, with one question of every kind whose results look different.
func sampleDefinition(t testing.TB) *poll.Definition {
	t.Helper()
	key, err := keyring.Generate("organizer")
	if err != nil {
		t.Fatal(err)
	}
	opens := time.Date(2030, 1, 1, 8, 0, 0, 0, time.UTC)
	grades := []poll.Option{labelled("very", "Very good", "Très bien", "جيد جدًا"), labelled("fair", "Fair", "Assez bien", "مقبول"), labelled("bad", "To be rejected", "À rejeter", "مرفوض")}
	plans := []poll.Option{labelled("square", "A square with trees and benches, open to all day and night", "Une place avec des arbres et des bancs, ouverte à toutes et à tous jour et nuit", "ساحة فيها أشجار ومقاعد مفتوحة للجميع ليلًا ونهارًا"),
		labelled("hall", "A hall", "Une halle", "قاعة"), labelled("parking", "A car park <b>", "Un parking <b>", "موقف سيارات <b>")}
	d := &poll.Definition{
		Title: trilingual("Cameras in the square", "Des caméras sur la place", "كاميرات في الساحة"), Languages: []string{"en", "fr", "ar"},
		Notice: poll.Notice{Organizer: trilingual("The town", "La mairie", "البلدية"), Contact: "town@example.org", Purpose: trilingual("To know", "Savoir", "للعلم"),
			LegalBasis: trilingual("Consent", "Consentement", "الموافقة"), KeyHolders: trilingual("The clerk", "La greffière", "الكاتبة"), RetentionDays: 30, QuoteText: poll.QuoteNever},
		Opens: opens, Closes: opens.Add(7 * 24 * time.Hour), Admission: poll.AdmissionOpen,
		Recipients: []string{key.Recipient()}, OrganizerKey: key.VerifierKey(), LogKey: key.VerifierKey(), MaxBallots: 10_000, ReleaseAtLeast: 10, SuppressBelow: 11,
		Pages: []poll.Page{{Questions: []poll.Question{
			{ID: "cameras", Type: poll.Choice, Ask: trilingual("Should there be cameras with facial recognition?", "Faut-il des caméras à reconnaissance faciale ?", "هل ينبغي تركيب كاميرات للتعرف على الوجوه؟"),
				Options: []poll.Option{labelled("for", "Yes", "Oui", "نعم"), labelled("against", "No", "Non", "لا"), labelled("unsure", "I am not sure", "Je ne sais pas", "لست متأكدًا")}, Other: true, OtherMax: 100},
			{ID: "district", Type: poll.Choice, Ask: trilingual("Where do you live?", "Où habitez-vous ?", "أين تسكن؟"),
				Options: []poll.Option{labelled("north", "North", "Nord", "الشمال"), labelled("south", "South", "Sud", "الجنوب"), labelled("old", "The old town", "La vieille ville", "المدينة القديمة")}},
			{ID: "uses", Type: poll.Choices, Ask: trilingual("How do you come there?", "Comment y venez-vous ?", "كيف تأتي إليها؟"), Min: 1, Max: 3,
				Options: []poll.Option{labelled("bus", "By bus", "En bus", "بالحافلة"), labelled("bike", "By bicycle", "À vélo", "بالدراجة"), labelled("foot", "On foot", "À pied", "سيرًا")}},
			{ID: "worry", Type: poll.Scale, Ask: trilingual("How much does it worry you?", "À quel point cela vous inquiète-t-il ?", "إلى أي حد يقلقك ذلك؟"), From: 0, To: 10},
			{ID: "age", Type: poll.Number, Ask: trilingual("How old are you?", "Quel âge avez-vous ?", "كم عمرك؟"), Min: 0, Max: 120},
			{ID: "order", Type: poll.Ranking, Ask: trilingual("What should come first?", "Par quoi commencer ?", "بماذا نبدأ؟"), Options: plans, Count: []poll.Method{poll.Schulze}},
			{ID: "plans", Type: poll.Grades, Ask: trilingual("What do you think of the plans?", "Que pensez-vous des projets ?", "ما رأيك في المشاريع؟"), Options: plans, Grades: grades},
			{ID: "why", Type: poll.TextQ, Ask: trilingual("Why?", "Pourquoi ?", "لماذا؟"), Max: 100},
			{ID: "victim", Type: poll.Choice, Ask: trilingual("Were you ever robbed there?", "Y avez-vous déjà été volé·e ?", "هل سُرقت هناك؟"), Required: true,
				ShowIf: []poll.Condition{{Source: "district", Options: []string{"old"}}}, Options: []poll.Option{labelled("once", "Once", "Une fois", "مرة"), labelled("never", "Never", "Jamais", "أبدًا")}},
		}}},
	}
	d.BallotSize = d.WantBallotSize()
	return d
}

// sampleResults are of 240 people, the same each time.
func sampleResults(t testing.TB, filters ...string) (definition, data []byte) {
	t.Helper()
	definition = sampleDefinition(t).Encode()
	d, err := poll.Parse(definition)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	answers := make([]poll.Answers, 240)
	for i := range answers {
		answers[i].ByID = map[string]poll.Answer{}
		for _, q := range d.Questions() {
			if d.Shown(q, answers[i]) && (q.Required || r.IntN(15) > 0) {
				answers[i].ByID[q.ID] = sampleAnswer(q, r)
			}
		}
	}
	var o tally.Options
	for _, text := range filters {
		w, err := tally.ParseWhere(d, text)
		if err != nil {
			t.Fatal(err)
		}
		o.Where = append(o.Where, w)
	}
	spec, err := tally.ParseCross(d, "cameras,district", nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Crosses = []tally.CrossSpec{spec}
	f := tally.All(d, o, answers)
	f.Box = &tally.Box{Ballots: 243, Opened: 240, Spoiled: map[string]int{"bad_mac": 3}, Withdrawn: 2}
	out, _, err := disclose.Release(disclose.Source{ID: poll.IDOf(definition), Definition: d, Log: results.Log{Size: 245, Root: make([]byte, 32)}, Figures: f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return definition, out.Encode()
}

func sampleAnswer(q *poll.Question, r *rand.Rand) (a poll.Answer) {
	draw := func(n int) int { return min(r.IntN(n), r.IntN(n)) }
	switch q.Type {
	case poll.Choice:
		if a.Choice = q.Options[draw(len(q.Options))].ID; q.Other && r.IntN(40) == 0 {
			a.Choice, a.Other = poll.OtherID, "Something"
		}
	case poll.Choices:
		a.Choices = []string{q.Options[r.IntN(len(q.Options))].ID}
	case poll.Scale, poll.Number:
		from, to := results.Ends(q)
		a.Number = from + int64(draw(int(to-from+1)))
	case poll.TextQ:
		a.Text = "words"
	case poll.Ranking:
		for _, i := range r.Perm(len(q.Options)) {
			a.Choices = append(a.Choices, q.Options[i].ID)
		}
	case poll.Grades:
		a.Cells = map[string]string{}
		for _, o := range q.Options {
			a.Cells[o.ID] = q.Grades[draw(len(q.Grades))].ID
		}
	}
	return a
}

// samplesTo is where the browser test has the pages of results written: go test ./web -run TestWriteSamples -args -samples=FOLDER
var samplesTo = flag.String("samples", "", "write the pages of results into this `folder`")

func TestWriteSamples(t *testing.T) {
	if *samplesTo == "" {
		t.Skip("no -samples")
	}
	b, path := showing(t)
	h := Handler(b, Options{LogKey: "example.org+00000000+key", Logger: slog.New(slog.DiscardHandler), HTTPS: true}) // with the real booth's style
	for _, lang := range PageLanguages() {
		page := ask(t, h, "GET", path+"?lang="+lang, "", "Accept", "text/html").Body.Bytes()
		if err := os.WriteFile(filepath.Join(*samplesTo, "results-"+lang+".html"), page, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
