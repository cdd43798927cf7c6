// A ballot paper, or the request for one, as a file.

import { formatLink, formatPollID } from "../../domain/link.ts";
import type { Paper, Wanted } from "../../domain/obtain.ts";
import { formatTokenFile } from "../../domain/token_file.ts";
import { useReader, useWords } from "../reader.ts";
import { download } from "../save.tsx";

export function SaveRequest({ drawn }: { drawn: () => Promise<Wanted> }) {
  const c = useWords("codes");
  const save = useSave();
  const go = async () => {
    const { key, blinding, tag } = await drawn();
    save("-request", { words: c.requestWords, seed: key.seed, token: null, blinding, tag });
  };
  return <button type="button" class="button plain" onClick={() => void go()}>{c.saveRequest}</button>;
}

export function SavePaper({ paper: { key, token }, onSaved }: { paper: Paper; onSaved: () => void }) {
  const c = useWords("codes");
  const save = useSave();
  const go = () => {
    save("", { words: c.fileWords, seed: key.seed, token, blinding: null, tag: null });
    onSaved();
  };
  return <button type="button" class="button plain" onClick={go}>{c.savePaper}</button>;
}

function useSave() {
  const { link, say } = useReader();
  const s = useWords("sending");
  return (kind: string, file: Omit<Parameters<typeof formatTokenFile>[0], "link">) => {
    download(`isoloir-${formatPollID(link.id).slice(0, 8)}${kind}.token`, formatTokenFile({ ...file, link: formatLink(link) }));
    say(s.saved);
  };
}
