// Stands in the page itself, and asks at once for what the booth's script is going to ask for when it has come: the poll's definition and the
// words of the reader's language. So the first question waits for two journeys to the server instead of three. Whatever goes wrong here is
// left to the booth, which asks again.

import { begin } from "./domain/early.ts";
import { base } from "./i18n/locale.ts";

if (isSecureContext && window.TransformStream) { // what the booth needs: app.tsx
  begin(location.origin + location.pathname + "/definition");
  const kind = document.querySelector<HTMLMetaElement>("meta[name=isoloir-words]")!.content;
  const spoken = [...navigator.languages, "en"].map((lang) => document.querySelector<HTMLLinkElement>(`link[href*="/words-${kind}-${base(lang)}-"]`));
  const words = spoken.find((link) => link);
  if (words) begin(words.href, words.integrity);
  // Meanwhile the browser can open its book of dates, which takes a slow phone a quarter of a second, and less the next time.
  new Intl.DateTimeFormat(navigator.languages[0], { weekday: "long", timeZoneName: "short" }).format();
}
