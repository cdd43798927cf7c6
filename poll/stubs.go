package poll

func (d *Definition) ReadAnswers(loose []byte) (Answers, []Problem) { panic("not yet") }
func (d *Definition) DecodeAnswers(padded []byte) (Answers, []Problem) { panic("not yet") }
func (d *Definition) EncodeAnswers(a Answers) ([]byte, error) { panic("not yet") }
