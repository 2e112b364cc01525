import type { ReactNode } from "react";

/** A short message at the edge of the screen. */
export interface Toast {
  id: number;
  message: ReactNode;
  tone: "plain" | "error";
  /** Text and deed of the one button, usually "Undo". */
  action?: { label: string; run: () => void } | undefined;
  /** Until it leaves by itself, in milliseconds. */
  lasts: number;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

const LONGEST_ROW = 4;

/** Shows a message. What can be undone stays for ten seconds, errors for eight, the rest for four. */
export function toast(
  message: ReactNode,
  options: { tone?: Toast["tone"]; action?: Toast["action"]; lasts?: number } = {},
): number {
  const id = nextId++;
  const tone = options.tone ?? "plain";
  const lasts = options.lasts ?? (options.action ? 10_000 : tone === "error" ? 8_000 : 4_000);
  set([...toasts, { id, message, tone, action: options.action, lasts }].slice(-LONGEST_ROW));
  return id;
}

export function dismissToast(id: number): void {
  set(toasts.filter((one) => one.id !== id));
}
