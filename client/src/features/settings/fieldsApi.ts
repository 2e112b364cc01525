import { api, newIdempotencyKey } from "@/lib/api/client";
import type { CustomField, FieldType } from "@/lib/customFields";
import type { KindCode } from "@/lib/kinds";

export interface OptionDraft {
  /** Absent for a new one. */
  id?: number;
  label: string;
}

export interface FieldChange {
  label?: string;
  decimals?: number;
  required?: boolean;
  prominent?: boolean;
  archived?: boolean;
  sort?: number;
  options?: OptionDraft[];
  stageIds?: number[];
  mapsTo?: { kind: KindCode; fieldId: number }[];
}

export interface NewField extends Omit<FieldChange, "archived" | "mapsTo"> {
  kind: KindCode;
  label: string;
  type: FieldType;
  alsoFor: KindCode[];
}

export const openField = (field: NewField) =>
  api.post<CustomField>("/fields", field, { idempotencyKey: newIdempotencyKey() });

export const changeField = ({ id, ...change }: FieldChange & { id: number }) =>
  api.patch<CustomField>(`/fields/${id}`, change);

export const deleteField = (id: number) => api.delete(`/fields/${id}`);
