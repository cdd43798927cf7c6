// The first part of the booth: everything that is needed to begin to answer.

import { render } from "preact";
import { linkAt } from "./domain/link.ts";
import { App } from "./view/app.tsx";

const root = document.getElementById("booth");
if (root) {
  root.replaceChildren();
  render(<App link={linkAt(location.origin, location.pathname)} />, root);
}
