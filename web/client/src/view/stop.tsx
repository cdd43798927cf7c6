// Pages on which nothing can be answered, each with what to do next.

import type { Words } from "../i18n/index.ts";
import { Heading } from "./heading.tsx";
import { Mark } from "./mark.tsx";

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

interface Props { w: Words["first"]; why: Why; code: string | undefined; onRetry: () => void }

export function Stop({ w, why, code, onRetry }: Props) {
  const [title, text] = {
    insecure: [w.insecureTitle, w.insecureText],
    badLink: [w.badLinkTitle, w.badLinkText],
    notFound: [w.notFoundTitle, w.notFoundText],
    unverified: [w.unverifiedTitle, w.unverifiedText],
    unreachable: [w.unreachableTitle, w.unreachableText],
  }[why] as [string, string];
  return (
    <div class="stop">
      <Mark />
      <Heading step={why} title={`${title} – Isoloir`}>{title}</Heading>
      <p class="lead">{text}</p>
      {code && <p class="reason">{w.reason(code)}</p>}
      {why === "unreachable" && <button type="button" class="button" onClick={onRetry}>{w.tryAgain}</button>}
    </div>
  );
}
