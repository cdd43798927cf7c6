// Definition bytes → Definition, or the list of what is wrong with their structure.

import { readCodes } from "./codes_read.ts";
import type { Definition, Notice, Page } from "./definition.ts";
import { DefinitionError, Faults } from "./fault.ts";
import { parseJSON, membersOf } from "./json.ts";
import { ObjectReader, optional } from "./object.ts";
import { readQuestion } from "./parse_question.ts";
import { parseTime } from "./values.ts";

export const maxDefinitionSize = 262_144; // bytes

// The structure of a definition. What its texts, lists and numbers must be, and that its bytes are canonical, is judged by
// rules.ts: both together are what a definition must pass before anything is sealed for it. Throws DefinitionError.
export function readDefinition(bytes: Uint8Array): Definition {
  if (bytes.length > maxDefinitionSize) throw new DefinitionError([{ path: "", code: "too_large" }]);
  const tree = parseJSON(bytes);
  if (tree === undefined) throw new DefinitionError([{ path: "", code: "not_json" }]);
  const faults = new Faults();
  const d = readDocument(faults, tree);
  if (d === null || faults.list.length > 0) throw new DefinitionError(faults.list);
  return d;
}

// Where it finds a fault, the definition is not to be used.
function readDocument(faults: Faults, tree: unknown): Definition | null {
  const members = membersOf(tree);
  if (members === null) {
    faults.add("", "bad_type");
    return null;
  }
  const version = members.get("version");
  if (typeof version === "number" && version !== 1) {
    faults.add("version", "bad_version");
    return null;
  }
  const o = new ObjectReader(faults, "", members);
  o.integer("version");
  const d = readMembers(o);
  o.close();
  return d;
}

function readMembers(o: ObjectReader): Definition {
  const d: Partial<Definition> = {};
  d.title = o.text("title") ?? new Map();
  optional(d, "intro", o.text("intro", false));
  optional(d, "reading", o.objects("reading", false, (r) => ({ label: r.text("label") ?? new Map(), url: r.string("url") ?? "" })));
  d.languages = o.strings("languages", true) ?? [];
  optional(d, "notice", o.object("notice", true, readNotice));
  optional(d, "campaign", o.object("campaign", false, (c) => ({ id: c.string("id") ?? "", title: c.text("title") ?? new Map() })));
  d.listed = o.boolean("listed");
  d.opens = readTime(o, "opens");
  d.closes = readTime(o, "closes");
  d.admission = (o.string("admission") ?? "") as Definition["admission"];
  readCodes(o, d);
  d.recipients = o.strings("recipients", !o.members.has("trustees")) ?? [];
  o.notBuilt("trustees", "threshold");
  d.organizerKey = o.string("organizer_key") ?? "";
  d.logKey = o.string("log_key") ?? "";
  d.maxBallots = o.integer("max_ballots") ?? 0;
  d.ballotSize = o.integer("ballot_size") ?? 0;
  d.releaseAtLeast = o.integer("release_at_least") ?? 0;
  d.suppressBelow = o.integer("suppress_below") ?? 0;
  d.pages = o.objects("pages", true, readPage) ?? [];
  return d as Definition;
}

function readNotice(o: ObjectReader): Notice {
  return {
    organizer: o.text("organizer") ?? new Map(),
    contact: o.string("contact") ?? "",
    purpose: o.text("purpose") ?? new Map(),
    legalBasis: o.text("legal_basis") ?? new Map(),
    keyHolders: o.text("key_holders") ?? new Map(),
    retentionDays: o.integer("retention_days") ?? 0,
    quoteText: (o.string("quote_text") ?? "") as Notice["quoteText"],
  };
}

function readPage(o: ObjectReader): Page {
  const page: Page = { questions: [] };
  optional(page, "title", o.text("title", false));
  optional(page, "text", o.text("text", false));
  page.questions = o.objects("questions", true, readQuestion) ?? [];
  return page;
}

function readTime(o: ObjectReader, name: string): Date {
  const s = o.string(name);
  const time = parseTime(s ?? "");
  if (s !== undefined && time === null) o.fault(name, "bad_time");
  return time ?? new Date(0);
}
