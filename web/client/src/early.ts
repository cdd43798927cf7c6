// Stands in the page itself, and asks at once for what the booth's script is going to ask for when it has come: the poll's definition and the
// words of the reader's language. So the first question waits for two journeys to the server instead of three. Whatever goes wrong here is
// left to the booth, which asks again.
//
// Browsers that run modules but not what the booth is written in would show an empty page. So this one is written in less (build/bundle.mjs), and
// tells them what nomodule tells those that are older still. Promise.any and ??= came together everywhere: Chrome 85, Firefox 79, Safari 14.

import { begin } from "./domain/early.ts";
import { base } from "./i18n/locale.ts";

if (!("any" in Promise)) {
  const { src, integrity } = document.querySelector<HTMLScriptElement>("script[nomodule]")!;
  document.head.append(Object.assign(document.createElement("script"), { src, integrity }));
} else if (isSecureContext && location.pathname.length === 55) { // as the booth needs it, and a link that is not cut off
  begin(location.origin + location.pathname + "/definition");
  const kind = document.querySelector<HTMLMetaElement>("meta[name=isoloir-words]")!.content;
  const spoken = [...navigator.languages, "en"].map((lang) => document.querySelector<HTMLLinkElement>(`link[href*="/words-${kind}-${base(lang)}-"]`));
  const words = spoken.find((link) => link);
  if (words) begin(words.href, words.integrity);
  // Meanwhile the browser can open its book of dates, which takes a slow phone a quarter of a second, and less the next time.
  new Intl.DateTimeFormat(navigator.languages[0], { weekday: "long", timeZoneName: "short" }).format();
}
