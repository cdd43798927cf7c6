// A part for polls with sensitive questions alone: the coins over their answers, and what a respondent is told of them. It stands on the second.

import "./sending.tsx";
import { tossed } from "./domain/randomize.ts";
import { provide } from "./view/parts.ts";
import { mark, Odds, Total } from "./view/sensitive.tsx";

provide("sensitive", { Odds, Total, mark, tossed });
