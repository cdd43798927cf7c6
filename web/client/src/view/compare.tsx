// The link as a QR code and as words, and how to compare either with what others see.

import encodeQR from "qr";
import { formatLink } from "../domain/link.ts";
import { pollWords } from "../domain/words.ts";
import { useReader, useWords } from "./reader.ts";

const quiet = 4; // modules of margin: ISO/IEC 18004, 6.3.8

export function Compare() {
  const { link } = useReader();
  const r = useWords("receipt");
  const text = formatLink(link);
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quiet });
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <>
      <svg class="qr" role="img" aria-label={r.codeAlt} viewBox={`0 0 ${rows.length} ${rows.length}`} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}H0z`} />
        <path fill="#000" d={dark} />
      </svg>
      <p><code dir="ltr">{text}</code></p>
      <p><code dir="ltr">{pollWords(link.id)}</code></p>
      <ul>{r.codeSteps.map((step) => <li key={step}>{step}</li>)}</ul>
    </>
  );
}
