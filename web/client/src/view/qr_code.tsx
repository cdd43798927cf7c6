// A text as a QR code: dark on light, whatever the colours of the page.

import encodeQR from "qr";

const quiet = 4; // modules of margin: ISO/IEC 18004, 6.3.8
const least = 0.3; // rem for a module, as far as the page is wide enough

export interface QRCodeProps { text: string; alt: string }

export function QRCode({ text, alt }: QRCodeProps) {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quiet });
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const style = { width: `max(16rem, ${rows.length * least}rem)`, height: "auto" };
  return (
    <svg class="qr" role="img" aria-label={alt} viewBox={`0 0 ${rows.length} ${rows.length}`} shape-rendering="crispEdges" style={style}>
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path fill="#000" d={dark} />
    </svg>
  );
}
