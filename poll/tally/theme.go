package tally

// themes counts the texts of each theme; nil if the texts are not grouped.
func (t *texts) themes() *Themes {
	group := t.o.Themes.group(t.key)
	if group == nil {
		return nil
	}
	themes, count := &Themes{Themes: []Theme{}}, make([]int, len(group.Themes))
	for _, w := range t.words {
		of := group.of(w.Text)
		if len(of) == 0 {
			themes.Without++
		}
		for _, i := range of {
			count[i]++
		}
	}
	for i, theme := range group.Themes {
		theme.Count, theme.Share, theme.Interval = count[i], share(count[i], len(t.words)), t.o.interval(count[i], len(t.words))
		themes.Themes = append(themes.Themes, theme)
	}
	return themes
}
