// What the definition of a poll with codes must be (docs/formats.md §3 and §12). It is handed to rules.ts by those who can do something with
// it; others refuse such a definition, and their pages need not carry this.

import { equalBytes, parseBase64 } from "./bytes.ts";
import type { Check } from "./check_text.ts";
import type { Definition } from "./definition.ts";
import { recipientKind } from "./recipient.ts";
import { formatTime } from "./values.ts";

export interface Codes {
  check(c: Check, d: Definition): void;
  encode(d: Definition): [string, string | undefined][];
}

export const codes: Codes = {
  check(c, d) {
    if (d.tokensUntil !== undefined && d.tokensUntil > d.closes) c.add("tokens_until", "bad_order");
    const turnout: string = d.turnout ?? "hidden";
    if (turnout === "auditable") {
      const auditor = d.auditor ?? "";
      if (recipientKind(auditor) === null) c.add("auditor", "bad_recipient");
      else if (d.recipients.includes(auditor)) c.add("auditor", "same_as_recipient");
    } else if (turnout !== "hidden") c.add("turnout", "bad_value");
    if (parseTokenKey(d.tokenKey ?? "") === null) c.add("token_key", "bad_key");
  },

  encode(d) {
    const { tokensUntil, turnout, auditor, tokenKey } = d;
    return [
      ["tokens_until", tokensUntil && JSON.stringify(formatTime(tokensUntil))],
      ["turnout", turnout && JSON.stringify(turnout)],
      ["auditor", auditor && JSON.stringify(auditor)],
      ["token_key", tokenKey && JSON.stringify(tokenKey)],
    ];
  },
};

const keySize = 342; // bytes of every token key's SubjectPublicKeyInfo

// How it begins, up to the modulus: RSASSA-PSS with SHA-384 and a salt of 48 bytes, 2048 bits (RFC 9578 §8.2.2).
const start = parseBase64("MIIBUjA9BgkqhkiG9w0BAQowMKANMAsGCWCGSAFlAwQCAqEaMBgGCSqGSIb3DQEBCDALBglghkgBZQMEAgKiAwIBMAOCAQ8AMIIBCgKCAQEA");
const end = Uint8Array.of(2, 3, 1, 0, 1); // the exponent, 65537

// The SubjectPublicKeyInfo of an odd modulus of 2048 bits and the exponent 65537, in the one encoding there is; else null.
export function parseTokenKey(text: string): Uint8Array | null {
  const der = parseBase64(text);
  if (der?.length !== keySize || start === null) return null;
  const [first = 0, last = 0] = [der[start.length], der[keySize - end.length - 1]];
  const shaped = equalBytes(der.subarray(0, start.length), start) && equalBytes(der.subarray(-end.length), end);
  return shaped && first >= 0x80 && last % 2 === 1 ? der : null;
}
