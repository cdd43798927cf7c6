package store

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
)

// Codes files of versions 2 and 3 had slots without a signature, which no poll wanted kept then.
const (
	narrowMagic = "isoloir codes v1\n"
	narrowSlot  = 64

	// codesWidened makes the files that widenCodes wrote count. The others are overwritten when the store is tidied.
	codesWidened = "UPDATE polls SET codes = codes + 1 WHERE codes > 0;"
)

// widenCodes writes each poll's codes as they are kept now, into the file that comes after the one that counts. It can be repeated.
func (s *SQLite) widenCodes(ctx context.Context, conn *sql.Conn) error {
	rows, err := conn.QueryContext(ctx, "SELECT num, codes FROM polls WHERE codes > 0")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var at codesAt
		if err := rows.Scan(&at.num, &at.file); err != nil {
			return err
		}
		name := s.codes.name(codesAt{num: at.num, file: at.file + 1})
		if err := s.wipe(ctx, name); err != nil { // left by a crash before it counted
			return err
		}
		if err := writeFile(name+unfinished, func(w io.Writer) error { return widen(w, s.codes.name(at)) }); err != nil {
			return err
		}
		if err := s.nameCodes(name+unfinished, name); err != nil {
			return err
		}
	}
	return rows.Err()
}

func widen(to io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	narrow, wide := make([]byte, narrowSlot), make([]byte, codeSlot)
	for first := true; ; first = false {
		_, err := io.ReadFull(in, narrow)
		switch {
		case errors.Is(err, io.EOF) && !first:
			return nil
		case err != nil || first && string(narrow[:len(narrowMagic)]) != narrowMagic:
			return errors.Join(fmt.Errorf("%s is damaged: restore the whole folder from one backup", name), err)
		}
		copy(wide, narrow)
		if first {
			copy(wide, codesMagic)
		}
		if _, err := to.Write(wide); err != nil {
			return err
		}
	}
}
