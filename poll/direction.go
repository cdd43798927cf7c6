package poll

import "golang.org/x/text/language"

// rightToLeft has the scripts of ISO 15924 that are written so and that languages of today have.
var rightToLeft = map[string]bool{"Arab": true, "Hebr": true, "Thaa": true, "Syrc": true, "Nkoo": true, "Adlm": true, "Rohg": true, "Mand": true, "Samr": true}

// Direction is that of a language's writing as HTML names it: "ltr" or "rtl".
func Direction(tag string) string {
	script, _ := language.Make(tag).Script()
	if rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}
