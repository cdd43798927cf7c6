package report

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/author"
	"isoloir/poll/randomize"
	"isoloir/poll/report/disclose"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

// samplesTo is where the browser test has the sample reports written: go test ./poll/report -run TestWriteSamples -args -samples=FOLDER
var samplesTo = flag.String("samples", "", "write the sample reports into this `folder`")

func TestWriteSamples(t *testing.T) {
	if *samplesTo == "" {
		t.Skip("no -samples")
	}
	for name, s := range samples(t) {
		if err := os.WriteFile(filepath.Join(*samplesTo, name+".html"), []byte(written(t, s)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func written(t testing.TB, s Source) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// samples are reports as different as they come.
func samples(t testing.TB) map[string]Source {
	all := map[string]Source{"debian": debian(), "orsay": orsay()}
	for lang := range map[string]bool{"fr": true, "en": true} {
		all["town-"+lang] = counted(town(t), lang, 400, "quartier,reconnaissance", "participer.reunion,crainte")
	}
	for _, lang := range []string{"en", "fr", "de", "es", "ar", "nl"} {
		all["delicate-"+lang] = counted(delicate(), lang, 400)
		all["every-"+lang] = counted(every(4, short), lang, 250, "choice,scale")
	}
	all["nobody"] = counted(every(4, short), "en", 0)
	all["one"] = counted(every(4, short), "en", 1)
	all["long-en"] = counted(every(30, long), "en", 3000)
	all["long-ar"] = counted(every(30, long), "ar", 3000)
	all["held"] = heldBack(counted(every(4, short), "en", 250, "choice,scale"))
	return all
}

func labels(ids, words string) (list []poll.Option) {
	names := strings.Split(words, "|")
	for i, id := range strings.Fields(ids) {
		label := poll.Text{}
		for _, lang := range languages {
			label[lang] = names[i]
		}
		list = append(list, poll.Option{ID: id, Label: label})
	}
	return list
}

var languages = []string{"en", "fr", "de", "es", "ar", "nl"}

// A wording makes the label of the i-th thing.
type wording func(i int, lang string) string

func short(i int, lang string) string {
	return strings.Split(map[string]string{"ar": "الحديقة|المكتبة|المسبح|الملعب"}[lang]+"|Park|Library|Swimming pool|Sports ground", "|")[i%4+map[bool]int{true: 0, false: 1}[lang == "ar"]]
}

func long(i int, lang string) string {
	if lang == "ar" {
		return fmt.Sprintf("الخيار رقم %d بوصف طويل جدًا لا يمكن أن يتسع له سطر واحد على شاشة هاتف ولا على صفحة مطبوعة مهما كانت عريضة", i+1)
	}
	return fmt.Sprintf("Option %d with a label so long that it cannot possibly stand on one line of a telephone, nor of a page that somebody prints", i+1)
}

func text(by func(lang string) string) poll.Text {
	t := poll.Text{}
	for _, lang := range languages {
		t[lang] = by(lang)
	}
	return t
}

func options(prefix string, n int, by wording) (list []poll.Option) {
	for i := range n {
		list = append(list, poll.Option{ID: fmt.Sprintf("%s%d", prefix, i), Label: text(func(lang string) string { return by(i, lang) })})
	}
	return list
}

// every asks a question of every type about n things.
func every(n int, by wording) *poll.Definition {
	ask := func(en, ar string) poll.Text {
		return text(func(lang string) string { return map[bool]string{true: ar, false: en}[lang == "ar"] })
	}
	things := options("o", n, by)
	grade := []string{"Excellent", "Good", "Acceptable", "Poor", "Reject", "ممتاز", "جيد", "مقبول", "ضعيف", "مرفوض"}
	grades := options("g", 5, func(i int, lang string) string { return grade[i+map[bool]int{true: 5}[lang == "ar"]] })
	what := ask("What should the town build first?", "ماذا يجب أن تبني البلدة أولًا؟")
	d := &poll.Definition{
		Title: ask("What the town should build", "ماذا تبني البلدة"), Languages: languages, Opens: time.Date(2026, 12, 1, 7, 0, 0, 0, time.UTC), Closes: time.Date(2026, 12, 15, 19, 0, 0, 0, time.UTC),
		Notice:    poll.Notice{Organizer: ask("Residents' collective", "جمعية السكان"), Contact: "contact@collectif.example", Purpose: ask("Advice for the council", "مشورة للمجلس"), KeyHolders: ask("Three members", "ثلاثة أعضاء")},
		Admission: poll.AdmissionCodes, SuppressBelow: 11, LogKey: "poll.example+00000000+AAAA",
		Pages: []poll.Page{{Title: ask("The plan", "الخطة"), Questions: []poll.Question{
			{ID: "choice", Type: poll.Choice, Ask: what, Options: things, Other: true, OtherMax: 50, Required: true},
			{ID: "choices", Type: poll.Choices, Ask: ask("What would you use?", "ماذا ستستعمل؟"), Options: things, Max: 3, Shuffle: true},
			{ID: "scale", Type: poll.Scale, Ask: ask("How happy are you with the town?", "ما مدى رضاك عن البلدة؟"), From: 1, To: 7, Low: ask("not at all", "أبدًا"), High: ask("very", "جدًا")},
			{ID: "nps", Type: poll.Scale, Ask: ask("Would you recommend it?", "هل توصي بها؟"), From: 0, To: 10},
			{ID: "number", Type: poll.Number, Ask: ask("What may it cost, in euros?", "كم يمكن أن تكلف؟"), Decimals: 2, Min: 0, Max: 10_000_000},
			{ID: "date", Type: poll.Date, Ask: ask("When should it open?", "متى تُفتح؟"), Min: 20_800, Max: 21_900},
		}}, {Text: ask("These take *more time*.", "هذه تأخذ وقتًا *أطول*."), Questions: []poll.Question{
			{ID: "ranking", Type: poll.Ranking, Ask: ask("Rank them", "رتبها"), Options: things, Count: []poll.Method{poll.InstantRunoff, poll.Schulze}},
			{ID: "grades", Type: poll.Grades, Ask: ask("Grade each", "قيّم كلًا منها"), Options: things, Grades: grades, Blank: poll.OmittedWorst},
			{ID: "matrix", Type: poll.Matrix, Ask: ask("How often would you go?", "كم مرة ستذهب؟"), Rows: things, Options: labels("never sometimes often", "Never|Sometimes|Often")},
			{ID: "why", Type: poll.TextQ, Ask: ask("Why?", "لماذا؟"), Max: 100, ShowIf: []poll.Condition{{Source: "choice", Options: []string{"o0", "o1"}}}},
		}}},
	}
	return d
}

// town is the poll of isoloir demo.
func town(t testing.TB) *poll.Definition {
	t.Helper()
	file, err := author.Read(author.Demo, "demo", author.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := file.Poll
	d.LogKey = "poll.example+00000000+AAAA"
	return d
}

// people answer nearly all questions, with likings.
func people(d *poll.Definition, n int) []poll.Answers {
	r := rand.New(rand.NewPCG(7, 7))
	all := make([]poll.Answers, n)
	for i := range all {
		all[i].ByID = map[string]poll.Answer{}
		for _, q := range d.Questions() {
			if d.Shown(q, all[i]) && (q.Required || r.IntN(12) > 0) {
				all[i].ByID[q.ID] = said(r, q)
			}
		}
	}
	return all
}

// liked draws one of n, those nearer to a favourite more often.
func liked(r *rand.Rand, n, favourite int) int {
	return min(max(favourite+int(r.NormFloat64()*float64(n)/3.5), 0), n-1)
}

func said(r *rand.Rand, q *poll.Question) (a poll.Answer) {
	taste := len(q.ID) * 5
	switch q.Type {
	case poll.Choice:
		a.Choice = q.Options[liked(r, len(q.Options), taste%len(q.Options))].ID
		if q.Other && r.IntN(30) == 0 {
			a.Choice, a.Other = poll.OtherID, "a secret word"
		}
	case poll.Choices:
		for _, i := range r.Perm(len(q.Options))[:1+r.IntN(int(q.Max))] {
			a.Choices = append(a.Choices, q.Options[i].ID)
		}
	case poll.Scale:
		a.Number = q.From + int64(liked(r, int(q.To-q.From+1), int(q.To-q.From)*2/3))
	case poll.Number, poll.Date:
		a.Number = q.Min + int64(r.Float64()*r.Float64()*float64(q.Max-q.Min))
	case poll.TextQ:
		a.Text = "a secret word"
	case poll.Ranking:
		rest := append([]poll.Option{}, q.Options...)
		for len(rest) > 0 && (a.Choices == nil || r.IntN(4) > 0) {
			i := liked(r, len(rest), r.IntN(len(rest)))
			a.Choices = append(a.Choices, rest[i].ID)
			rest = append(rest[:i], rest[i+1:]...)
		}
	case poll.Grades, poll.Matrix:
		a.Cells = map[string]string{}
		values := q.Options
		if q.Type == poll.Grades {
			values = q.Grades
		}
		for i, o := range q.GridRows() {
			if r.IntN(10) > 0 {
				a.Cells[o.ID] = values[liked(r, len(values), i*3%len(values))].ID
			}
		}
		if len(a.Cells) == 0 {
			a.Cells[q.GridRows()[0].ID] = values[0].ID
		}
	}
	return a
}

// counted has n people answer, and tells everything.
func counted(d *poll.Definition, lang string, n int, crosses ...string) Source {
	var o tally.Options
	for _, text := range crosses {
		spec, err := tally.ParseCross(d, text, nil)
		if err != nil {
			panic(err)
		}
		o.Crosses = append(o.Crosses, spec)
	}
	answers := people(d, n)
	coins := rand.NewChaCha8([32]byte{})
	for i := range answers {
		answers[i] = randomize.Answers(d, answers[i], coins)
	}
	f := tally.All(d, o, answers)
	f.Box = &tally.Box{Ballots: n + 3, Opened: n, Spoiled: map[string]int{"not_canonical": 2, "cannot_open": 1}, Withdrawn: 4}
	id := poll.ID(sha256.Sum256([]byte(d.Title.In("en", d))))
	root := sha256.Sum256([]byte("root"))
	r := disclose.Everything(disclose.Source{ID: id, Definition: d, Log: results.Log{Size: int64(n + 7), Root: root[:]}, Figures: f})
	return Source{Link: poll.Link{Scheme: "https", Host: d.Host(), ID: id}, Definition: d, Results: r, Lang: lang}
}

// heldBack holds back every third count, whatever it is.
func heldBack(s Source) Source {
	n := 0
	hold := func(values []results.Value) {
		for i := range values {
			if n++; n%3 == 0 {
				values[i].Count = results.Cell{}
			}
		}
	}
	for i := range s.Results.Questions {
		q := &s.Results.Questions[i]
		hold(q.Values)
		for j := range q.Rows {
			if j != 1 {
				hold(q.Rows[j].Values)
			}
		}
		if q.Outcomes != nil {
			q.Outcomes[0].Order, q.Outcomes[0].Rest = q.Outcomes[0].Order[:1], true
		}
		if q.ID == "choices" {
			*q = results.Question{ID: q.ID, Type: q.Type}
		}
	}
	for _, cells := range s.Results.CrossTables[0].Cells {
		cells[len(cells)-1] = results.Cell{}
	}
	return s
}

// delicate asks what people would not say, and gets reports instead of answers: of a choice that could be left blank, and of choices.
func delicate() *poll.Definition {
	d := every(4, short)
	d.Pages = d.Pages[:1]
	d.Pages[0].Questions = d.Pages[0].Questions[:2]
	one, several := &d.Pages[0].Questions[0], &d.Pages[0].Questions[1]
	one.Other, one.OtherMax, one.Required, one.Epsilon = false, 0, false, 10_986
	several.Max, several.Epsilon = 4, 20_000
	return d
}
