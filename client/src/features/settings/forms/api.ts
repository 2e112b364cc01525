import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Draft } from "@/lib/draft";
import type { FormField, FormRule } from "./model";

export interface WebForm {
  id: number;
  version: number;
  key: string;
  url: string;
  embedUrl: string;
  title: string;
  intro: string | null;
  thankYou: string | null;
  redirectUrl: string | null;
  active: boolean;
  language: "de" | "en";
  fields: FormField[];
  rules: FormRule[];
  sourceId: number | null;
  responsibleId: number;
  byRule: boolean;
  repeat: "LOG" | "NEW" | null;
  creates: "MODE" | "DEAL";
  pipelineId: number | null;
  minimumSeconds: number;
  proofOfWork: boolean;
  /** Within thirty days, like starts and sent. */
  views: number;
  starts: number;
  sent: number;
}

/** What can be changed about a form. */
export type FormDraft = Omit<WebForm, "id" | "version" | "key" | "url" | "embedUrl" | "views" | "starts" | "sent">;

export interface FormDay {
  day: string;
  views: number;
  starts: number;
  sent: number;
}

export const formsQuery = queryOptions({
  queryKey: keys.setting("forms"),
  queryFn: async ({ signal }) => (await api.get<Page<WebForm>>("/forms", undefined, signal)).items,
});

export const formQuery = (id: number) =>
  queryOptions({
    queryKey: [...keys.setting("forms"), id],
    queryFn: ({ signal }) => api.get<WebForm>(`/forms/${id}`, undefined, signal),
  });

export const formDaysQuery = (id: number) =>
  queryOptions({
    queryKey: [...keys.setting("forms"), id, "days"],
    queryFn: async ({ signal }) => (await api.get<Page<FormDay>>(`/forms/${id}/statistics`, undefined, signal)).items,
  });

export const openForm = (draft: { title: string } & Partial<FormDraft>) =>
  api.post<WebForm>("/forms", draft, { idempotencyKey: newIdempotencyKey() });

export const changeForm = (id: number, { content, version }: Draft<FormDraft>) =>
  api.patch<WebForm>(`/forms/${id}`, content, version);

export const deleteForm = (id: number) => api.delete(`/forms/${id}`);

export const previewForm = async (draft: FormDraft, signal: AbortSignal) =>
  (await api.post<{ html: string }>("/forms/preview", draft, { signal })).html;
