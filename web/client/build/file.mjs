// The booth as one file that needs nothing but itself: src/file.html with script, style and icon in it. No server's headers stand before it, so
// the policy does, as far as a page may give itself one: nothing runs but this script, and nothing is asked but servers of polls.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { client, sha256 } from "./bundle.mjs";

export function onePage({ script, style, icon }) {
  if (/<\/script|<!--/i.test(script)) throw new Error("the script might end its own element");
  if (style.includes("<")) throw new Error("the style might end its own element");
  const policy = [
    "default-src 'none'", `script-src 'sha256-${sha256(script)}'`, `style-src 'sha256-${sha256(style)}'`, "img-src data:",
    "connect-src https: http://localhost:* http://127.0.0.1:* http://*.onion:*", // the schemes of links (docs/formats.md §1); no policy can name [::1]
    "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types isoloir-work", "worker-src blob:",
  ].join("; ");
  const marks = {
    "<!-- build:policy -->": `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    "<!-- build:icon -->": `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon.bytes.toString("base64")}">`,
    "<!-- build:style -->": `<style>${style}</style>`,
    "<!-- build:script -->": `<script type="module">${script}</script>`,
  };
  let page = readFileSync(join(client, "src/file.html"), "utf8");
  for (const [mark, tags] of Object.entries(marks)) {
    if (page.split(mark).length !== 2) throw new Error(`src/file.html must hold ${mark} exactly once`);
    page = page.replace(mark, () => tags);
  }
  return Buffer.from(page);
}
