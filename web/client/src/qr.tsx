// QR codes, fetched only by those who ask for one. It stands on the first part.

import "./main.tsx";
import { Compare } from "./view/compare.tsx";
import { provide } from "./view/parts.ts";
import { QRCode } from "./view/qr_code.tsx";

provide("qr", { Compare, QRCode });
