// The browser's back and forward between steps. The entries hold the step's number and nothing else.

import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";

/** The step beside the others: what can be done with a receipt. */
export const receipt = -1;

export function useSteps(last: number): [number, (step: number) => void] {
  const [step, setStep] = useState(0);
  useEffect(() => {
    history.replaceState({ step: 0 }, "");
    const moved = (event: PopStateEvent) => {
      const to: unknown = (event.state as { step?: unknown } | null)?.step;
      setStep(typeof to === "number" ? Math.min(Math.max(to, receipt), last) : 0);
    };
    addEventListener("popstate", moved);
    return () => removeEventListener("popstate", moved);
  }, [last]);
  const go = useCallback((to: number) => {
    history.pushState({ step: to }, "");
    setStep(to);
  }, []);
  return [step, go];
}

/** Warns whoever is about to leave, as long as there is something to lose. */
export function useWarning(unsent: boolean): void {
  useLayoutEffect(() => {
    if (!unsent) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = true; // for browsers from before 2023
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsent]);
}
