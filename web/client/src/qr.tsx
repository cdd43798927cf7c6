// The poll's link as a QR code, fetched only by those who ask for it. It stands on the first part.

import "./main.tsx";
import { Compare } from "./view/compare.tsx";
import { provide } from "./view/parts.ts";

provide("qr", { Compare });
