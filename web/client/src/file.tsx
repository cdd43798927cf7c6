// Stands in the place of main.tsx where the booth is one file: everything is here, but the poll's link is not.

import { render } from "preact";
import { File } from "./view/file.tsx";

const root = document.getElementById("booth");
if (root) {
  root.replaceChildren();
  render(<File />, root);
}
