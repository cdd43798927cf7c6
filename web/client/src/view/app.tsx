// The booth from the outside: fetch, verify, and only then show. It fails closed.

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Definition, Option } from "../domain/definition.ts";
import { parseLink } from "../domain/link.ts";
import type { Link } from "../domain/link.ts";
import { shuffled } from "../domain/shuffle.ts";
import { fetchDefinition, fetchState, TransportError } from "../domain/transport.ts";
import type { State } from "../domain/transport.ts";
import { ownLanguages, preferred, voice } from "../i18n/index.ts";
import type { Voice } from "../i18n/index.ts";
import { Booth } from "./booth.tsx";
import { ReaderProvider } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { Shell } from "./shell.tsx";
import { Loading, Stop } from "./stop.tsx";
import type { Why } from "./stop.tsx";

type Stage =
  | { is: "loading"; again?: boolean }
  | { is: "stopped"; why: Why; code?: string }
  | { is: "here"; d: Definition; link: Link; state: State };

export function App({ first }: { first: Voice }) {
  const [stage, setStage] = useState<Stage>({ is: "loading" });
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [{ ui, locale, w }, setSpoken] = useState(first); // stays until the words of another language are there
  const load = useCallback(() => {
    setStage({ is: "loading" });
    void arrive(() => setStage({ is: "loading", again: true })).then(setStage);
  }, []);
  useEffect(load, [load]);

  const offered = stage.is === "here" ? stage.d.languages : ownLanguages;
  const lang = chosen !== null && offered.includes(chosen) ? chosen : preferred(navigator.languages, offered);
  const wanted = preferred(ownLanguages.includes(lang.split("-")[0]!) ? [lang] : navigator.languages, ownLanguages);
  useEffect(() => { if (wanted !== ui) void voice(wanted).then(setSpoken); }, [wanted]);
  useEffect(() => { document.documentElement.lang = ui; }, [ui]);

  const order = useOrders();
  const say = useCallback((text: string) => setSaid((old) => (old === text ? text + "\u00a0" : text)), []);
  const shell = { w, languages: offered, lang, onLanguage: setChosen, said };
  if (stage.is === "loading") return <Shell {...shell}><Loading w={w} again={stage.again === true} /></Shell>;
  if (stage.is === "stopped") return <Shell {...shell}><Stop w={w} why={stage.why} code={stage.code} onRetry={load} /></Shell>;
  const { d, link, state } = stage;
  const reader: Reader = { d, link, lang, ui, locale, w, say, order };
  return (
    <ReaderProvider value={reader}>
      <Shell {...shell} link={link}><Booth status={state.status} /></Shell>
    </ReaderProvider>
  );
}

async function arrive(onRetry: () => void): Promise<Stage> {
  if (!window.isSecureContext || !window.crypto?.subtle) return { is: "stopped", why: "insecure" };
  const link = parseLink(location.origin + location.pathname);
  if (!link) return { is: "stopped", why: "badLink" };
  try {
    const [d, state] = await Promise.all([fetchDefinition(link, { onRetry }), fetchState(link, { onRetry })]);
    return { is: "here", d, link, state };
  } catch (error) {
    const code = error instanceof TransportError ? error.code : "bad_definition";
    return { is: "stopped", why: why(code), code };
  }
}

function why(code: string): Why {
  switch (code) {
    case "poll_not_found": case "not_found": return "notFound";
    case "bad_poll_id": return "badLink";
    case "unreachable": case "timeout": case "busy": case "internal": return "unreachable";
  }
  return "unverified";
}

// Options in an order drawn once: the same list comes back in the same order while the page is open.
function useOrders(): Reader["order"] {
  const drawn = useRef(new Map<Option[], Option[]>());
  return useMemo(() => (list, shuffle) => {
    if (!shuffle) return list;
    const known = drawn.current.get(list) ?? shuffled(list);
    drawn.current.set(list, known);
    return known;
  }, []);
}
