// Package chart draws figures as SVG that stands in an HTML page: bars, columns, diverging bars, stacked profiles, the rounds of a
// run-off as a flow, and a matrix of pairs.
//
// A drawing is a pure function of numbers and words. It has a title and a description for those who do not see it, and says nothing
// by colour alone: every part bears a letter, a number or a pattern. It holds no colour, font or script itself; the page's style
// sheet names those by class. Counts may be held back, and are then drawn as such and never by a length that tells them.
//
// Nobody here knows what letters will be drawn with. Texts are measured with the widths of a wide typeface, so that what fits here
// fits with others.
package chart
