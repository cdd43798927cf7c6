// The second part, fetched right after the first picture: what is wrong with an answer, and from the check to
// the receipt. It stands on the first.

import "./main.tsx";
import { workAhead } from "./domain/ahead.ts";
import { checkRules } from "./domain/rules.ts";
import { Check } from "./view/check.tsx";
import { Done } from "./view/done.tsx";
import { judge } from "./view/draft.ts";
import { provide } from "./view/parts.ts";
import { sentence } from "./view/problems.ts";
import { Sending } from "./view/sending.tsx";
import { Summary } from "./view/summary.tsx";

provide("sending", { Check, Done, Sending, Summary, judge, checkRules, sentence, workAhead });
