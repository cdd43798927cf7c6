// Pages on which nothing can be answered, each with what to do next.

import { useEffect } from "preact/hooks";
import type { Words } from "../i18n/index.ts";
import { site } from "./brand.ts";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";
import type { Spoken, Voice } from "./voice.ts";

export type Why = "insecure" | "badLink" | "notFound" | "unverified" | "unreachable";

export function Loading({ w, again }: { w: Words["first"]; again: boolean }) {
  return (
    <div class="stop">
      <Heading step="loading" title={w.loading} still>{w.loading}</Heading>
      <p>{again ? w.retrying : w.loadingText}</p>
      <div class="wait" />
    </div>
  );
}

interface Props extends Pick<Spoken, "lost" | "need"> { words: Voice["words"]; why: Why; code: string | undefined; onRetry: () => void }

export function Stop({ words: { first: w, unusual: u }, need, lost, why, code, onRetry }: Props) {
  useEffect(() => void need("unusual").catch(() => {}), []);
  if (!u && !lost && why !== "badLink" && why !== "unreachable") return <Loading w={w} again={false} />;
  const unreachable = [w.unreachableTitle, w.unreachableText];
  const [title, text] = {
    insecure: u ? [u.insecureTitle, location.hostname.endsWith(".onion") ? u.insecureOnion : u.insecureText] : unreachable,
    badLink: [w.badLinkTitle, w.badLinkText],
    notFound: u ? [u.notFoundTitle, u.notFoundText] : unreachable,
    unverified: u ? [u.unverifiedTitle, u.unverifiedText] : unreachable,
    unreachable,
  }[why] as [string, string];
  return (
    <div class="stop">
      <Mark />
      <Heading step={why} title={`${title} – ${site}`}>{title}</Heading>
      <p class="lead">{text}</p>
      {code && <p class="reason">{w.reason(code)}</p>}
      {why === "unreachable" && <button type="button" class="button" onClick={onRetry}>{w.tryAgain}</button>}
    </div>
  );
}
