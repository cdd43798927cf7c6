// The booth's mark: a curtain half drawn over a slip of paper.

export function Mark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">
      <path d="M4 7h40" />
      <path d="M7 7v32c0 2 1 3 3 3s2-2 4-2 2 2 4 2 3-1 3-3c0-8-5-12-5-18 0-5 4-8 4-14" fill="currentColor" fill-opacity=".16" />
      <path d="M12 7c0 12 1 22 1 30M16 8c-2 8-2 12 0 18" />
      <path d="M41 7v35" />
      <path class="slip" d="M27 22h9v14h-9z" stroke="var(--warm)" />
      <path d="M29.500 29l1.500 1.700 3-3.700" stroke="var(--warm)" stroke-width="2" />
    </svg>
  );
}
