// The browser's back and forward between steps. The entries hold the step's number and nothing else.

import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";

/** The step beside the others: what can be done with a receipt. */
export const receipt = -1;

export function useSteps(last: number): [number, (step: number) => void] {
  const [step, setStep] = useState(0);
  useEffect(() => {
    history.replaceState({ step: 0 }, "");
    onpopstate = ({ state }) => setStep(Math.min((state as { step: number } | null)?.step ?? 0, last)); // none where only the hash changed
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
    onbeforeunload = unsent ? () => true : null;
    return () => { onbeforeunload = null; };
  }, [unsent]);
}

/** Takes files that are dropped anywhere on the page: where nobody does, a browser opens them in its place. */
export function useDrop(take: (files: FileList) => void): void {
  useLayoutEffect(() => {
    ondragover = ondrop = (event) => {
      const { files, types } = event.dataTransfer!;
      if (event.defaultPrevented || !types.includes("Files") || (event.target as HTMLInputElement).files) return; // a text, or onto a field for files
      event.preventDefault();
      if (event.type === "drop") take(files);
    };
  });
}
