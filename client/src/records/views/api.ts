import { queryOptions } from "@tanstack/react-query";
import { api, call, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { codeOfKind, type Kind } from "@/lib/kinds";
import type { SavedView, ViewContent } from "./model";

export interface SavedViews {
  items: SavedView[];
  /** The view one's own list begins with. */
  defaultViewId: number | null;
}

const MINUTES = 60_000;

export const viewsQuery = (kind: Kind) =>
  queryOptions({
    queryKey: keys.views(kind),
    queryFn: ({ signal }) => api.get<SavedViews>("/views", { kind }, signal),
    staleTime: 2 * MINUTES,
  });

export function saveView(kind: Kind, name: string, shared: boolean, content: ViewContent): Promise<SavedView> {
  return api.post<SavedView>(
    "/views",
    { kind: codeOfKind(kind), name, shared, ...content },
    { idempotencyKey: newIdempotencyKey() },
  );
}

export function changeView(view: SavedView, change: object): Promise<SavedView> {
  return api.patch<SavedView>(`/views/${view.id}`, change, view.version);
}

export function deleteView(view: SavedView): Promise<unknown> {
  return api.delete(`/views/${view.id}`);
}

export function setDefaultView(kind: Kind, viewId: number | null): Promise<unknown> {
  return call("PUT", "/views/default", { body: { kind: codeOfKind(kind), viewId } });
}
