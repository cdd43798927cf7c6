// The heading of a step. Whoever arrives at a step begins at its heading; the window's title names the step.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  step: string; // another value is another step
  title: string; // for the window
  still?: boolean; // leaves the focus where it is
  children: ComponentChildren;
}

export function Heading({ step, title, still, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { document.title = title; }, [title]);
  useEffect(() => {
    if (still) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  return <h1 tabIndex={-1} ref={heading}>{children}</h1>;
}
