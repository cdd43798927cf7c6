// The first step: who asks, why, what becomes of the answers. Also what is shown before the opening and after the close.

import type { ComponentChildren } from "preact";
import { questionsOf } from "../domain/definition.ts";
import { formatLink } from "../domain/link.ts";
import type { State } from "../domain/transport.ts";
import { site } from "./brand.ts";
import { Heading } from "./heading.tsx";
import { usePart } from "./parts.ts";
import { inWords, useReader } from "./reader.ts";
import { deletionDay, moment } from "./when.ts";
import { Markdown, Outside, Words } from "./words.tsx";

/** How the poll stands; null while that is not known. */
export type Standing = State["status"] | "full" | null;

interface Props {
  status: Standing;
  onStart: () => void;
  onReceipt: () => void;
}

export function Notice({ status, onStart, onReceipt }: Props) {
  const reader = useReader();
  const { d, w, words, locale } = reader;
  const entry = usePart("codes");
  const coins = usePart("sensitive"); // comes only to polls that toss some
  const codes = d.admission === "codes" && words.codes;
  const title = inWords(reader, d.title);
  const open = status === null || status === "open";
  const full = status === "full";
  return (
    <>
      <Heading step="notice" title={`${title} – ${site}`}><Words text={d.title} /></Heading>
      {full ? <p class="note warm">{words.unusual?.refusals.full}</p> : !open && (
        <div class="note warm">
          <h2>{status === "upcoming" ? w.upcomingTitle : w.closedTitle}</h2>
          <p>{status === "upcoming" ? w.upcomingText(moment(d.opens, locale)) : w.closedText(moment(d.closes, locale))}</p>
          {status === "sealed" && <p><a href={`${formatLink(reader.link)}/results`}>{w.results}</a></p>}
        </div>
      )}
      {d.intro && <Markdown text={d.intro} />}
      {d.reading && (
        <>
          <h2>{w.reading}</h2>
          <ul>{d.reading.map((r) => <li key={r.url}><Outside href={r.url}><Words text={r.label} /></Outside></li>)}</ul>
        </>
      )}
      <h2>{w.sealedTitle}</h2>
      <ul class="sealed">{w.sealed.map((line) => <li key={line}>{line}</li>)}</ul>
      {location.protocol !== "file:" && <p class="hint">{w.trust}</p>}
      {codes && <div class="note"><h2>{codes.noticeTitle}</h2><p>{codes.noticeText}</p>{entry && <entry.Audited />}</div>}
      {open && coins && <coins.Total />}
      {d.releaseAtLeast < 10 && <p class="note warm">{w.smallGroup}</p>}
      <h2>{w.before}</h2>
      <Facts />
      {open && <p class="extent">{w.extent(questionsOf(d).length, d.pages.length)}</p>}
      <div class="actions">
        {open && <button type="button" class="button" onClick={onStart}>{w.start}</button>}
        {status === "upcoming" && codes && <button type="button" class="button" onClick={onStart}>{codes.noticeGet}</button>}
        {status !== "upcoming" && <button type="button" class="button plain" onClick={onReceipt}>{w.haveReceipt}</button>}
      </div>
    </>
  );
}

const uncapped = 100_000; // what a poll has whose organizer named no cap

function Facts() {
  const { d, w, locale } = useReader();
  const { notice } = d;
  const quote = { never: w.quoteNever, ask: w.quoteAsk, allowed: w.quoteAllowed }[notice.quoteText];
  const facts: [string, ComponentChildren][] = [
    [w.who, <Words text={notice.organizer} />],
    [w.why, <Words text={notice.purpose} />],
    [w.legalBasis, <Words text={notice.legalBasis} />],
    [w.keyHolders, <Words text={notice.keyHolders} />],
    [w.keptUntil, w.keptUntilAtMost(deletionDay(d, locale))],
    [w.openedWith, w.ballotsOrMore(d.releaseAtLeast) + (d.maxBallots < uncapped ? w.ballotsAtMost(d.maxBallots) : "")],
    [w.quoteTerm, quote],
    [w.contact, <bdi>{notice.contact}</bdi>],
    [w.opens, moment(d.opens, locale)],
    [w.closes, moment(d.closes, locale)],
  ];
  return <dl class="facts">{facts.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>;
}
