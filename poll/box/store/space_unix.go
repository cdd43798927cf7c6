//go:build unix

package store

import "golang.org/x/sys/unix"

// freeSpace is how many bytes this process may still write where dir lies.
func freeSpace(dir string) (int64, error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return 0, err
	}
	return int64(fs.Bavail) * int64(fs.Bsize), nil //nolint:gosec,unconvert // no disk has more; types differ between systems
}
