// The fourth part, fetched only by those who have a receipt: check, replace, withdraw. It stands on the third.

import "./unsent.tsx";
import { provide } from "./view/parts.ts";
import { Receipt } from "./view/receipt/receipt.tsx";

provide("receipt", { Receipt });
