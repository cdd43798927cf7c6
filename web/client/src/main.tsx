// The first part of the booth: everything that is needed to begin to answer.

import { render } from "preact";
import { linkAt } from "./domain/link.ts";
import { App } from "./view/app.tsx";

// A code stands behind the link, where no server sees it. It is taken out of the address, where people copy it from
// and others see it; browsers may remember the link with it all the same.
const code = location.hash.slice(1);
if (code) history.replaceState(null, "", location.pathname + location.search);

const root = document.getElementById("booth");
if (root) {
  root.replaceChildren();
  render(<App link={linkAt(location.origin, location.pathname)} code={code} />, root);
}
