// What only polls with codes have in their definition: docs/formats.md §3 and §12. codes.ts judges it, in a part of its own, which others
// need not carry.

import type { Definition } from "./definition.ts";
import type { ObjectReader } from "./object.ts";
import { optional } from "./object.ts";
import { parseTime } from "./values.ts";

export function readCodes(o: ObjectReader, d: Partial<Definition>): void {
  const takes = (name: string) => {
    if (d.admission === "codes") return true;
    if (o.get(name, false) !== undefined) o.fault(name, "not_allowed");
    return false;
  };
  if (takes("tokens_until")) {
    const text = o.string("tokens_until", false);
    const time = parseTime(text ?? "") ?? undefined;
    if (text !== undefined && time === undefined) o.fault("tokens_until", "bad_time");
    optional(d, "tokensUntil", time);
  }
  // An empty string is as good as none, and then the bytes are not canonical.
  if (takes("turnout")) optional(d, "turnout", (o.string("turnout", false) || undefined) as Definition["turnout"]);
  // As the bytes say it, for a turnout that is not right is judged later.
  const audited = d.admission === "codes" && (d.turnout as string) === "auditable";
  if (audited) optional(d, "auditor", o.string("auditor"));
  else if (o.get("auditor", false) !== undefined) o.fault("auditor", "not_allowed");
  if (takes("token_key")) optional(d, "tokenKey", o.string("token_key"));
}
