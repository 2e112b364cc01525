import { api, newIdempotencyKey } from "@/lib/api/client";
import type { CustomField, FieldType, RequiredField } from "@/lib/customFields";
import type { Kind, KindCode } from "@/lib/kinds";

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

/** When a built-in field must be filled in. */
export const requireField = (
  kind: Kind,
  { field, version }: RequiredField,
  change: Pick<RequiredField, "required" | "stageIds">,
) => api.patch<RequiredField>(`/fields/builtin/${kind}/${field}`, change, version);
