// What is judged of a page, however it looks and whoever reads it. Every check returns what is wrong, so that a test can also see it fail.

import type { Visitor } from "./visitor.ts";

export interface Look { width: number; colours: "light" | "dark" | "forced" }

/** All of them; those with forced colours last. */
export const looks: Look[] = (["light", "dark", "forced"] as const).flatMap((colours) => [320, 768, 1280].map((width) => ({ width, colours })));

export async function dress(v: Visitor, { width, colours }: Look): Promise<void> {
  await v.page.setViewportSize({ width, height: 800 });
  await v.page.emulateMedia({ colorScheme: colours === "light" ? "light" : "dark", forcedColors: colours === "forced" ? "active" : "none" });
}

/** Everything here that can be judged of a page as it stands. */
export async function flaws(v: Visitor): Promise<string[]> {
  return [...await v.audit(), ...await tooWide(v), ...await tooSmall(v), ...await looseIDs(v), ...await faint(v), ...await unforced(v)];
}

/** Whether one must scroll sideways (WCAG 2.2, 1.4.10), and which texts are cut off. */
export function tooWide(v: Visitor): Promise<string[]> {
  return v.page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll<HTMLElement>("body *:not(.hidden, .hidden *, .wait, input, textarea, svg, svg *)")].filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      return (overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1) || (overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1);
    });
    return [...(scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} pixels too wide`] : []), ...cut.map((one) => `cut off: ${one.outerHTML.slice(0, 120)}`)];
  });
}

/** What can be pressed and is smaller than 24 by 24 pixels (2.5.8). Links within a sentence may be; a label counts as its box. */
export function tooSmall(v: Visitor): Promise<string[]> {
  return v.page.evaluate(() => [...document.querySelectorAll<HTMLElement>("a[href], button, input, textarea, select, summary, .grip")].flatMap((control) => {
    const label = (control as HTMLInputElement).labels?.[0];
    const target = label?.contains(control) ? label : control;
    const { width, height } = target.getBoundingClientRect();
    const within = control.matches("p a, li a, dd a") && getComputedStyle(control).display === "inline";
    return within || control.matches(".skip") || width >= 23.9 && height >= 23.9 ? [] : [`too small: ${target.outerHTML.slice(0, 120)} ${width} × ${height}`];
  }));
}

/** Names and descriptions that are asked for and not there. */
export function looseIDs(v: Visitor): Promise<string[]> {
  return v.page.evaluate(() => [...document.querySelectorAll("[aria-describedby], [aria-labelledby], label[for]")].flatMap((one) =>
    ["aria-describedby", "aria-labelledby", "for"].flatMap((name) => (one.getAttribute(name) ?? "").split(" "))
      .filter((id) => id && !document.getElementById(id)).map((id) => `nothing is called ${id}: ${one.outerHTML.slice(0, 120)}`)));
}

/** Controls whose edge has less than 3 : 1 against what is around it (1.4.11). Those that do nothing now may, and so may a person's own colours. */
export function faint(v: Visitor): Promise<string[]> {
  return v.page.evaluate(() => {
    if (matchMedia("(forced-colors: active)").matches) return [];
    const bright = (css: string) => (css.match(/[\d.]+/g) ?? []).slice(0, 3).map((c) => Number(c) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
    const behind = (one: Element | null): string => {
      const paper = one ? getComputedStyle(one).backgroundColor : "rgb(255, 255, 255)";
      return one && /, 0\)$/.test(paper) ? behind(one.parentElement) : paper;
    };
    const selector = ".option, .point, .field, textarea, .button, .move:not([aria-disabled=true])";
    return [...document.querySelectorAll(selector)].flatMap((one) => {
      const [a, b] = [bright(getComputedStyle(one).borderTopColor), bright(behind(one.parentElement))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return contrast >= 3 ? [] : [`edge of contrast ${contrast.toFixed(1)}: ${one.outerHTML.slice(0, 120)}`];
    });
  });
}

/** Where a person's own colours are forced: what keeps its own, other than marks without words, and controls without an edge. */
export function unforced(v: Visitor): Promise<string[]> {
  return v.page.evaluate(() => {
    if (!matchMedia("(forced-colors: active)").matches) return [];
    const kept = [...document.querySelectorAll<HTMLElement>("body *")].filter((one) => getComputedStyle(one).forcedColorAdjust === "none" && one.innerText?.trim() && !one.closest("svg"));
    const flat = [...document.querySelectorAll<HTMLElement>(".button, .move, .field, textarea")].filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1);
    return [...kept, ...flat].map((one) => `not as forced: ${one.outerHTML.slice(0, 120)}`);
  });
}

/** Goes through the page by the Tab key, and says where the focus cannot be seen (2.4.7, 2.4.11) or does not come back (2.1.2), and how many stops there are. */
export async function lostFocus(v: Visitor): Promise<{ stops: number; lost: string[] }> {
  await v.page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
  });
  const lost: string[] = [];
  for (let stops = 0; stops < 150; stops++) {
    await v.page.keyboard.press("Tab");
    const seen = await v.page.evaluate(look);
    if (seen === null) return { stops, lost };
    if (seen) lost.push(seen);
  }
  return { stops: 150, lost: ["the focus never comes to the end"] };

  // null: the end; empty: all is well.
  function look(): string | null {
    const at = document.activeElement as HTMLElement;
    if (!at || at === document.body) return null;
    const marked = at.matches("input") && at.closest("label") || at;
    const colour = (css: string) => (css.match(/[\d.]+/g) ?? []).map(Number);
    const bright = ([r = 0, g = 0, b = 0]: number[]) => [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
    const behind = (one: Element | null): number[] => {
      const paper = one ? colour(getComputedStyle(one).backgroundColor) : [255, 255, 255];
      return one && paper[3] === 0 ? behind(one.parentElement) : paper;
    };
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(marked);
    const [a, b] = [bright(colour(outlineColor)), bright(behind(marked.parentElement))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const flaw = [];
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2 || contrast < 3) flaw.push(`its mark is ${outlineStyle} ${outlineWidth}, contrast ${contrast.toFixed(1)}`);
    const box = at.getClientRects()[0] ?? at.getBoundingClientRect(); // of a link on two lines, the first
    const [x, y] = [Math.max(0, box.left) + Math.min(innerWidth, box.right), Math.max(0, box.top) + Math.min(innerHeight, box.bottom)].map((sum) => sum / 2) as [number, number];
    const top = document.elementFromPoint(x, y);
    if (!top || !(at.contains(top) || top.contains(at) && top.matches("label, li, td") || marked.contains(top))) flaw.push(`it is hidden by ${top?.outerHTML.slice(0, 60) ?? "the edge"}`);
    return flaw.length > 0 ? `${at.outerHTML.slice(0, 120)}: ${flaw.join("; ")}` : "";
  }
}

/** Puts a style over the page's, for as long as the test runs it: the policy lets no other in. */
export async function styled<T>(v: Visitor, css: string, run: () => Promise<T>): Promise<T> {
  await v.page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
  const result = await run();
  await v.page.evaluate(() => { document.adoptedStyleSheets = []; });
  return result;
}
