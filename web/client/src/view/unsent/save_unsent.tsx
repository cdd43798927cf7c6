// A sealed ballot as a file, for whoever wants to send it at another time, from another place or by another network.

import { useState } from "preact/hooks";
import { base32, concat, sha256 } from "../../domain/bytes.ts";
import { formatLink, formatPollID } from "../../domain/link.ts";
import { formatSecret } from "../../domain/secret.ts";
import { useReader, useWords } from "../reader.ts";
import { download } from "../save.tsx";
import type { Made } from "../send.ts";

export interface SaveUnsentProps { sealed: () => Promise<Made>; onSaved: () => void }

export function SaveUnsent({ sealed, onSaved }: SaveUnsentProps) {
  const { link, say } = useReader();
  const s = useWords("sending");
  const u = useWords("unusual");
  const [failed, setFailed] = useState(false);
  const poll = `isoloir-${formatPollID(link.id).slice(0, 8)}`;
  const save = async (secret: boolean) => {
    const { key, body, token } = await sealed();
    const name = `${poll}-${base32(await sha256(key.publicKey)).slice(0, 4)}`; // of this ballot, so that the two are found together
    if (secret) download(`${name}.secret`, formatSecret(`${name}.ballot`, key.seed));
    else {
      download(`${name}.ballot`, concat(body, token ?? new Uint8Array(0)) as BlobPart);
      onSaved();
    }
    setFailed(false);
    say(s.saved);
  };
  const button = (words: string, secret: boolean) => (
    <button type="button" class="button plain" onClick={() => void save(secret).catch(() => setFailed(true))}>{words}</button>
  );
  return (
    <>
      <p>{u.laterText}</p>
      <p>{u.laterSecret}</p>
      <p><code dir="ltr">isoloir send {poll}….ballot {formatLink(link)}</code></p>
      {failed && <p class="note warm" role="alert">{u.refusals.not_sealed}</p>}
      <div class="actions">{button(u.saveBallot, false)}{button(u.saveSecret, true)}</div>
    </>
  );
}
