// The rules of a definition that do not concern its bytes: docs/formats.md §3, in its order.

import { checkOf } from "./check_text.ts";
import type { Check } from "./check_text.ts";
import { checkQuestion } from "./check_question.ts";
import type { Codes } from "./codes.ts";
import type { Definition, Notice } from "./definition.ts";
import type { Faults } from "./fault.ts";
import { isHost } from "./parse_link.ts";
import { recipientKind } from "./recipient.ts";
import { maxBallotSize, wantBallotSize } from "./size.ts";

const maxLanguages = 20;
const maxQuestions = 200;
const longestPoll = 366 * 86_400_000; // milliseconds

const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;
const httpsURL = /^https:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?([/?#][!#-;=?-[\]_a-z~]*)?$/;

// Adds what is wrong with a definition whose structure is right. The names are those of organizerKey and logKey, null where
// they are not verifier keys.
export function checkDefinition(faults: Faults, d: Definition, organizer: string | null, log: string | null, codes?: Codes): void {
  const c = checkOf(faults, [...new Set(d.languages)].slice(0, maxLanguages));
  checkHead(c, d, codes);
  checkRecipients(c, d.recipients);
  if (organizer === null) c.add("organizer_key", "bad_key");
  if (log === null || !isHost(log)) c.add("log_key", "bad_key");
  c.number("max_ballots", d.maxBallots, 1, 10_000_000);
  c.number("release_at_least", d.releaseAtLeast, 3, 1_000_000);
  c.number("suppress_below", d.suppressBelow, 5, 1000);
  checkPages(c, d);
  if (faults.list.length > 0) return;
  const want = wantBallotSize(d);
  if (want > maxBallotSize) c.add("ballot_size", "out_of_range");
  else if (d.ballotSize !== want) c.add("ballot_size", "wrong_ballot_size");
}

function checkHead(c: Check, d: Definition, codes?: Codes): void {
  c.text("title", d.title, 200);
  if (d.intro !== undefined) c.text("intro", d.intro, 10_000, true);
  if (d.reading !== undefined) c.length("reading", d.reading.length, 1, 20);
  d.reading?.forEach((r, i) => {
    c.text(`reading[${i}].label`, r.label, 200);
    if (r.url.length > 2000 || !httpsURL.test(r.url)) c.add(`reading[${i}].url`, "bad_url");
  });
  c.length("languages", d.languages.length, 1, maxLanguages);
  d.languages.forEach((tag, i) => {
    if (!languageTag.test(tag)) c.add(`languages[${i}]`, "bad_language");
    else if (d.languages.indexOf(tag) < i) c.add(`languages[${i}]`, "duplicate");
  });
  checkNotice(c, d.notice);
  if (d.campaign !== undefined) {
    c.id("campaign.id", d.campaign.id);
    c.text("campaign.title", d.campaign.title, 200);
  }
  if (d.closes <= d.opens) c.add("closes", "bad_order");
  else if (d.closes.getTime() - d.opens.getTime() > longestPoll) c.add("closes", "out_of_range");
  if (d.admission === "codes" && codes) codes.check(c, d);
  else if (d.admission === "codes") c.add("admission", "not_built");
  else if (d.admission !== "open") c.add("admission", "bad_value");
}

function checkNotice(c: Check, n: Notice): void {
  c.text("notice.organizer", n.organizer, 200);
  c.line("notice.contact", n.contact, 200);
  c.text("notice.purpose", n.purpose, 1000);
  c.text("notice.legal_basis", n.legalBasis, 1000);
  c.text("notice.key_holders", n.keyHolders, 1000);
  c.number("notice.retention_days", n.retentionDays, 1, 3650);
  if (!["never", "ask", "allowed"].includes(n.quoteText)) c.add("notice.quote_text", "bad_value");
}

function checkRecipients(c: Check, recipients: string[]): void {
  c.length("recipients", recipients.length, 1, 16);
  const kinds = new Set<string>();
  recipients.forEach((recipient, i) => {
    const kind = recipientKind(recipient);
    if (kind === null) c.add(`recipients[${i}]`, "bad_recipient");
    else kinds.add(kind);
    if (kind !== null && recipients.indexOf(recipient) < i) c.add(`recipients[${i}]`, "duplicate");
  });
  if (kinds.size > 1) c.add("recipients", "mixed_recipients");
}

function checkPages(c: Check, d: Definition): void {
  c.length("pages", d.pages.length, 1, 50);
  if (d.pages.reduce((n, page) => n + page.questions.length, 0) > maxQuestions) c.add("pages", "too_many");
  const ids = new Set<string>();
  const sources = new Map();
  d.pages.forEach((page, i) => {
    const path = `pages[${i}]`;
    if (page.title !== undefined) c.text(`${path}.title`, page.title, 200);
    if (page.text !== undefined) c.text(`${path}.text`, page.text, 10_000, true);
    if (page.questions.length === 0) c.add(`${path}.questions`, "too_few");
    page.questions.forEach((q, j) => checkQuestion(c, `${path}.questions[${j}]`, q, ids, sources));
  });
}
