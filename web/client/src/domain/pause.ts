// Waiting between two tries: no longer than until the device is back on a network.

// Whether the browser knows that there is no network at all. That there is one, no browser can know.
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

// Ends after so many milliseconds, when the network comes back, or when the signal says so; offline not by the clock.
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    const timer = isOffline() ? undefined : setTimeout(end, milliseconds);
    globalThis.addEventListener?.("online", end);
    signal?.addEventListener("abort", end);
    if (signal?.aborted === true) end();
    function end(): void {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", end);
      signal?.removeEventListener("abort", end);
      done();
    }
  });
}
