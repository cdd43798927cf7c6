// The first part of the booth: everything that is needed to begin to answer.

import { render } from "preact";
import { App } from "./view/app.tsx";

const root = document.getElementById("booth");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
