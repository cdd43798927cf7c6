package poll

import "fmt"

// An object is an object of a definition while it is read: the structural pass of [Faults]. Its methods ask for one member each and
// must be called in the order of docs/formats.md §3; what nobody asked for is reported at the end.
type object struct {
	faults  *Faults
	path    string
	members map[string]*value
	asked   map[string]bool
}

// newObject begins to read the object at path. It returns nil, having said so, if v is not an object.
func newObject(faults *Faults, path string, v *value) *object {
	if v.kind != isObject {
		faults.add(path, "bad_type", "This must be an object, {...}.")
		return nil
	}
	return &object{faults: faults, path: path, members: v.members, asked: map[string]bool{}}
}

// close reports the members that nobody asked for.
func (o *object) close() {
	for _, name := range sortedKeys(o.members) {
		if !o.asked[name] {
			o.faults.add(member(o.path, name), "unknown_field", "There is no member %q here; remove it, or correct its spelling.", name)
		}
	}
}

// get returns a member, or nil if there is none.
func (o *object) get(name string, needed bool) *value {
	o.asked[name] = true
	v := o.members[name]
	if v == nil && needed {
		o.fault(name, "missing", "This member must be there; add it.")
	}
	return v
}

func (o *object) fault(name, code, message string) {
	o.faults.add(member(o.path, name), code, "%s", message)
}

// notBuilt refuses members that are described, but not built yet.
func (o *object) notBuilt(names ...string) {
	for _, name := range names {
		if o.get(name, false) != nil {
			o.fault(name, "not_built", "This is described, but not built yet; remove it.")
		}
	}
}

// belongs says whether an optional member is there and may be, and reports one that may not.
func (o *object) belongs(name string, may bool) bool {
	if o.get(name, false) == nil {
		return false
	}
	if !may {
		o.fault(name, "not_allowed", "Only a poll with codes has this member; remove it, or write admission: codes.")
	}
	return may
}

// string reads a string, which must be there.
func (o *object) string(name string) (s string, ok bool) {
	v := o.get(name, true)
	if v == nil {
		return "", false
	}
	if v.kind != isString {
		o.fault(name, "bad_type", "This must be a string, in quotes.")
		return "", false
	}
	return v.text, true
}

// integer reads a whole number.
func (o *object) integer(name string, needed bool) (n int64, ok bool) {
	v := o.get(name, needed)
	if v == nil {
		return 0, false
	}
	n, ok = v.integer()
	if !ok {
		o.fault(name, "bad_type", "This must be a whole number of at most 2^53-1, without quotes.")
	}
	return n, ok
}

func (o *object) boolean(name string) bool {
	v := o.get(name, false)
	if v == nil {
		return false
	}
	if v.kind != isBoolean {
		o.fault(name, "bad_type", "This must be true, or left out.")
	}
	return v.boolean
}

// text reads a text. It is nil if it is not there.
func (o *object) text(name string, needed bool) Text {
	v := o.get(name, needed)
	if v == nil {
		return nil
	}
	inner := newObject(o.faults, member(o.path, name), v)
	if inner == nil {
		return nil
	}
	t := Text{}
	for _, tag := range sortedKeys(inner.members) {
		t[tag], _ = inner.string(tag)
	}
	return t
}

// object reads an object by the given function, if it is there.
func (o *object) object(name string, needed bool, read func(*object)) {
	if v := o.get(name, needed); v != nil {
		if inner := newObject(o.faults, member(o.path, name), v); inner != nil {
			read(inner)
			inner.close()
		}
	}
}

// list reads a list, each element by the given function. It is nil if it is not there.
func list[T any](o *object, name string, needed bool, read func(path string, v *value) T) []T {
	v := o.get(name, needed)
	if v == nil {
		return nil
	}
	if v.kind != isList {
		o.fault(name, "bad_type", "This must be a list, [...].")
		return nil
	}
	elements := []T{}
	for i, e := range v.list {
		if len(*o.faults) == MaxFaults {
			break // a hostile list must not grow either
		}
		elements = append(elements, read(element(member(o.path, name), i), e))
	}
	return elements
}

// objects reads a list of objects.
func objects[T any](o *object, name string, needed bool, read func(*object) T) []T {
	return list(o, name, needed, func(path string, v *value) (t T) {
		if inner := newObject(o.faults, path, v); inner != nil {
			t = read(inner)
			inner.close()
		}
		return t
	})
}

// strings reads a list of strings.
func (o *object) strings(name string, needed bool) []string {
	return list(o, name, needed, func(path string, v *value) string {
		if v.kind != isString {
			o.faults.add(path, "bad_type", "This must be a string, in quotes.")
		}
		return v.text
	})
}

// badValue is the message for a string that is not what its member wants.
func badValue(what, example string) string {
	return fmt.Sprintf("This is not %s; write it as %s.", what, example)
}
