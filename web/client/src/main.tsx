import { render } from "preact";
import { ownLanguages, preferred, voice } from "./i18n/index.ts";
import { App } from "./view/app.tsx";

const root = document.getElementById("booth");

void voice(preferred(navigator.languages, ownLanguages)).then((first) => {
  if (!root) return;
  root.replaceChildren();
  render(<App first={first} />, root);
});
