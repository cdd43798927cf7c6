package ballot

// ReadHeader and IsBase64 let the tests compare with age and with encoding/base64 what the door reads.
var (
	ReadHeader = Template.readHeader
	IsBase64   = isBase64
)
