package author

import _ "embed"

// Schema is the JSON Schema (2020-12) of the poll file, for editors and for programs that write poll files. It sees less than [Read] does:
// no translations, conditions, order of times or size of a ballot.
//
//go:embed schema.json
var Schema []byte
