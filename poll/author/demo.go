package author

import _ "embed"

// Demo is the poll file of "isoloir demo": a real consultation in French and English with nearly every type of question. Its
// times are examples; who uses it gives others in [Options].
//
//go:embed demo.yaml
var Demo []byte
