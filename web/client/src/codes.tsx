// A part for polls with codes alone: what their definition must be, and from a code to a ballot paper. It stands on the third.

import "./unsent.tsx";
import { codes } from "./domain/codes.ts";
import { Audited } from "./view/codes/audited.tsx";
import { Entry } from "./view/codes/entry.tsx";
import { provide } from "./view/parts.ts";

// The browser stays on the page when another code or ballot paper is put behind the link that it shows: it is read, and taken out of the
// address, when the page comes anew.
addEventListener("hashchange", () => {
  if (location.hash) location.reload();
});

provide("codes", { codes, Audited, Entry });
