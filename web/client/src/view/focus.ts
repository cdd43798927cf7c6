// Leads the focus to a question.

const wrong = "input[aria-invalid], textarea[aria-invalid], .missing input";

/** A question's first control. */
export function firstOf(key: string): HTMLElement | null {
  return document.querySelector(`#q-${key} :is(input, textarea)`);
}

/** To the first control that is wrong, or else to the first. The question comes to the top, so that it and its message are seen. */
export function focusOn(key: string): void {
  const question = document.getElementById(`q-${key}`);
  question?.scrollIntoView();
  (question?.querySelector<HTMLElement>(wrong) ?? firstOf(key))?.focus();
}
