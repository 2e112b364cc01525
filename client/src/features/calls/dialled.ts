import { isKind, type Kind } from "@/lib/kinds";

/** A number that was clicked, and on whose card or row. */
export interface Dialled {
  record: { kind: Kind; id: number };
  number: string;
}

/** Cards and rows say which record they show, as `deals:12`. */
export function recordAround(element: Element): Dialled["record"] | undefined {
  const [kind = "", id = ""] = element.closest<HTMLElement>("[data-record]")?.dataset["record"]?.split(":") ?? [];
  return isKind(kind) && Number(id) > 0 ? { kind, id: Number(id) } : undefined;
}
