// A part for polls with codes alone: what their definition must be, and from a code to a ballot paper. It stands on the third.

import "./unsent.tsx";
import { codes } from "./domain/codes.ts";
import { Audited } from "./view/codes/audited.tsx";
import { Entry } from "./view/codes/entry.tsx";
import { provide } from "./view/parts.ts";

provide("codes", { codes, Audited, Entry });
