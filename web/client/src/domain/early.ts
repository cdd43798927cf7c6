// Requests that the page begins before the booth's script is there: ../early.ts begins them, request.ts takes what it finds.

interface Begun {
  response: Promise<Response>;
  controller: AbortController;
}

declare global {
  var isoloirBegun: Record<string, Begun> | undefined; // by URL
}

const begun = (globalThis.isoloirBegun ??= {});

export function begin(url: string, integrity?: string): void {
  const controller = new AbortController();
  const response = fetch(url, fetchOptions(controller.signal, integrity));
  response.catch(() => {}); // whoever takes it hears of it
  begun[url] = { response, controller };
}

// What was begun, for whoever asks first; aborting it is theirs, too.
export function takeBegun(url: string): Begun | undefined {
  const taken = begun[url];
  delete begun[url];
  return taken;
}

// Of every request of the booth. integrity: of one of its own files, whose name is for ever, so that it may come from the browser's cache;
// again: where it may have been spoilt on its way. A server of ours redirects nobody: "manual" follows as little as "error" does, but can be
// told from a network that is down.
export function fetchOptions(signal: AbortSignal, integrity = "", again = false): RequestInit {
  return { signal, integrity, cache: !integrity ? "no-store" : again ? "reload" : "default", credentials: "omit", referrerPolicy: "no-referrer", redirect: "manual" };
}
