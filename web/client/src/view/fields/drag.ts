// Moves an item of a ranking by a pointer: mouse, pen or finger. Only the handle takes the pointer, so that a finger anywhere else scrolls
// the page. Nothing changes before the item is let go, and Escape leaves everything as it was.

import { useEffect, useRef, useState } from "preact/hooks";

/** Where the item would go: its place among the others, from 0, or null for out of the ranking. */
export interface Drag { id: string; place: number | null }

const edge = 64; // pixels from the window's top and bottom, within which the page scrolls along

interface Held { id: string; pointer: number; item: HTMLElement; from: number; least: number; most: number; y: number; frame: number }

export function useDrag(onDrop: (drag: Drag) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<Held | null>(null);

  const begin = (e: PointerEvent, id: string) => {
    const grip = e.currentTarget as HTMLElement;
    const item = grip.closest("li");
    const box = grip.closest(".ranking")?.getBoundingClientRect();
    if (e.button !== 0 || held.current || !item || !box) return;
    e.preventDefault(); // no text is marked
    grip.setPointerCapture(e.pointerId);
    const { top, bottom } = item.getBoundingClientRect();
    held.current = { id, pointer: e.pointerId, item, from: e.clientY + scrollY, least: box.top - top, most: box.bottom - bottom, y: e.clientY, frame: 0 };
    follow();
  };
  const follow = () => {
    const h = held.current!;
    scrollBy(0, (Math.min(0, h.y - edge) + Math.max(0, h.y - innerHeight + edge)) / 4);
    h.item.style.transform = `translateY(${Math.max(h.least, Math.min(h.most, h.y + scrollY - h.from))}px)`;
    const place = placeAt(h);
    setDrag((old) => (old?.place === place ? old : { id: h.id, place }));
    h.frame = requestAnimationFrame(follow);
  };
  const end = (dropped: boolean) => {
    const h = held.current;
    if (!h) return;
    held.current = null;
    cancelAnimationFrame(h.frame);
    h.item.style.transform = "";
    setDrag(null);
    if (dropped) onDrop({ id: h.id, place: placeAt(h) });
  };

  const dragging = drag !== null;
  useEffect(() => {
    if (!dragging) return;
    const key = (e: KeyboardEvent) => e.key === "Escape" && end(false);
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [dragging]);
  useEffect(() => () => end(false), []);

  const grip = (id: string) => ({
    onPointerDown: (e: PointerEvent) => begin(e, id),
    onPointerMove: (e: PointerEvent) => { if (e.pointerId === held.current?.pointer) held.current.y = e.clientY; },
    onPointerUp: () => end(true),
    onLostPointerCapture: () => end(false), // also after pointercancel
  });
  return { drag, grip };
}

// The place that the height of the pointer means.
function placeAt({ item, y }: Held): number | null {
  const box = item.closest(".ranking")!;
  if (box.querySelector(".rest")!.getBoundingClientRect().top < y) return null;
  const others = [...box.querySelectorAll("ol > li")].filter((li) => li !== item);
  return others.filter((li) => {
    const { top, bottom } = li.getBoundingClientRect();
    return (top + bottom) / 2 < y;
  }).length;
}
