package tally

import (
	"math"
	"testing"
)

// The example of R's help page for chisq.test: party by gender, from Agresti, An Introduction to Categorical Data Analysis,
// 2007, p. 39. R prints X-squared = 30.07, df = 2, p-value = 2.954e-07.
func TestAgrestisPartiesByGenderGiveWhatRPrints(t *testing.T) {
	test := chiSquare([][]int{{762, 327, 468}, {484, 239, 477}})
	if !about(test.ChiSquared, 30.07, 0.005) || test.DF != 2 || !about(test.P, 2.954e-07, 0.0005e-07) || !about(test.CramersV, math.Sqrt(30.07/2757), 0.0001) || test.Doubtful() {
		t.Errorf("%+v", test)
	}
}

// R's data set HairEyeColor, both sexes together: hair black, brown, red, blond by eyes brown, blue, hazel, green (Snee 1974).
// summary() of the table says Chisq = 138.29, df = 9; assocstats() of the package vcd says Cramer's V 0.279.
func TestHairByEyesGivesWhatRPrints(t *testing.T) {
	test := chiSquare([][]int{{68, 20, 15, 5}, {119, 84, 54, 29}, {26, 17, 14, 14}, {7, 94, 10, 16}})
	if !about(test.ChiSquared, 138.290, 0.0005) || test.DF != 9 || !about(test.CramersV, 0.279, 0.0005) {
		t.Errorf("%+v", test)
	}
}

// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 1998, table I, method 3.
func TestWilsonsIntervalsAreNewcombes(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {20, 20, 1 - 0.1611, 1}} {
		if i := Wilson(c.k, c.n); !about(i.Low, c.low, 0.00005) || !about(i.High, c.high, 0.00005) {
			t.Errorf("%d of %d: %v, want %v to %v", c.k, c.n, *i, c.low, c.high)
		}
	}
}

func TestRowsAndColumnsWithoutAnybodyAreNoPartOfTheTest(t *testing.T) {
	full := chiSquare([][]int{{10, 20}, {30, 5}})
	padded := chiSquare([][]int{{10, 0, 20}, {0, 0, 0}, {30, 0, 5}})
	if *full != *padded {
		t.Errorf("%+v\n%+v", full, padded)
	}
	for _, cells := range [][][]int{{}, {{1, 2}}, {{1}, {2}}, {{0, 0}, {1, 2}}, {{0, 0}, {0, 0}}} {
		if test := chiSquare(cells); test != nil {
			t.Errorf("%v: %+v", cells, test)
		}
	}
	if few := chiSquare([][]int{{1, 9}, {9, 1}}); few.Doubtful() {
		t.Errorf("every cell is expected to hold 5: %+v", few)
	}
	if few := chiSquare([][]int{{1, 9}, {8, 1}}); few.SmallExpected != 3 || few.Cells != 4 {
		t.Errorf("three of four are expected to hold fewer: %+v", few)
	}
}
