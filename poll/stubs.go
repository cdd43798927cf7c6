package poll

func Parse(data []byte) (*Definition, error) { panic("not yet") }
func (d *Definition) Encode() []byte         { panic("not yet") }

type Block struct {
	P  []Inline
	UL [][]Inline
}
type Inline struct {
	Text          string
	Em, Strong, A []Inline
	Href          string
}

func Markdown(source string) []Block                                   { panic("not yet") }
func (d *Definition) ReadAnswers(loose []byte) (Answers, []Problem)    { panic("not yet") }
func (d *Definition) DecodeAnswers(padded []byte) (Answers, []Problem) { panic("not yet") }
func (d *Definition) EncodeAnswers(a Answers) ([]byte, error)          { panic("not yet") }
