// The page that is served for every poll: src/index.html with the style in it, and the name and integrity of every file it may load.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { client, sha256 } from "./bundle.mjs";

const integrity = ({ bytes }) => "sha256-" + sha256(bytes);

export function shell({ icon, style, early, booth, old, later }) {
  // The style and one script are part of the page, so that they take no request; the server names their hashes in the Content-Security-Policy.
  if (style.includes("<")) throw new Error("the style might end its own element");
  if (early.includes("<")) throw new Error("the script in the page might end its own element");
  const marks = {
    "<!-- build:icon -->": `<link rel="icon" type="image/svg+xml" href="/${icon.name}">`,
    "<!-- build:style -->": `<style>${style}</style>`,
    "<!-- build:early -->": `<script type="module">${early}</script>`,
    "<!-- build:scripts -->": `<script type="module" src="/${booth.name}" integrity="${integrity(booth)}"></script>\n` +
      `<script nomodule src="/${old.name}" integrity="${integrity(old)}"></script>`,
    "<!-- build:later -->": later.map((file) => `<link rel="later" href="/${file.name}" integrity="${integrity(file)}">`).join("\n"),
  };
  let page = readFileSync(join(client, "src/index.html"), "utf8");
  for (const [mark, tags] of Object.entries(marks)) {
    if (page.split(mark).length !== 2) throw new Error(`src/index.html must hold ${mark} exactly once`);
    page = page.replace(mark, () => tags);
  }
  return Buffer.from(page);
}
