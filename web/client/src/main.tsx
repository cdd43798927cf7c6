import { render } from "preact";
import { App } from "./view/app.tsx";

const root = document.getElementById("booth");
if (root) render(<App />, root);
