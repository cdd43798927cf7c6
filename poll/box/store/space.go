package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

const (
	// spare is how many bytes stay free beyond what the sealing of all polls needs: what may arrive between two looks.
	spare = 128 << 20

	// sealedOverhead is how many bytes an entry takes when its poll is sealed, whatever its size: four headers and as many paddings in the
	// two archives (docs/formats.md §9), and its place in the log's tiles.
	sealedOverhead = 8*512 + 256
)

var errScarce = errors.New("store: the disk is nearly full: no ballots are taken until there is room, so that those that are there can be sealed")

// LookAtSpace sees to it that ballots are refused with [box.ErrNoSpace] before they take the room that is needed to seal those that are
// there. A server calls it every second. It returns an error once when space becomes scarce, and none while it stays so.
func (s *SQLite) LookAtSpace(ctx context.Context) error {
	free, err := s.free(s.dir)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	needed, err := s.neededToSeal(ctx)
	if err != nil {
		return err
	}
	scarce := free < needed+spare
	if before := s.scarce.Swap(scarce); scarce && !before {
		return errScarce
	}
	return nil
}

// neededToSeal is how many bytes the sealing of all polls that are not finished takes at most: each ballot is written into a new pool file
// while the old one still stands, and then into an archive.
func (s *SQLite) neededToSeal(ctx context.Context) (int64, error) {
	size, err := s.usedPages(ctx)
	if err != nil {
		return 0, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT num, entries FROM polls WHERE NOT finished AND NOT deleted")
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var names []string
	var overhead int64
	for rows.Next() {
		var num, entries int64
		if err := rows.Scan(&num, &entries); err != nil {
			return 0, fmt.Errorf("store: %w", err)
		}
		overhead += entries * sealedOverhead
		names = append(names, s.pools.file(num, 0), s.pools.file(num, 1))
	}
	if err := rows.Err(); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return 0, fmt.Errorf("store: %w", err)
		default:
			size += info.Size()
		}
	}
	return 2*size + overhead, nil
}

// usedPages is how many bytes of the database hold something, those in the write-ahead file included: what was forgotten leaves free pages
// behind.
func (s *SQLite) usedPages(ctx context.Context) (int64, error) {
	var all, free, size int64
	err := s.read.QueryRowContext(ctx, "SELECT * FROM pragma_page_count, pragma_freelist_count, pragma_page_size").Scan(&all, &free, &size)
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	return (all - free) * size, nil
}
