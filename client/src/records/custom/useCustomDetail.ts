import { type CustomField, useFields } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import type { BaseRecord } from "../types";
import { useFieldText } from "./useFieldText";

/** What a board says of a record beside customer and amount. */
export function useCustomDetail(kind: Kind): (record: BaseRecord) => string {
  const text = useFieldText();
  const fields = useFields(kind).filter((field) => field.prominent);
  return (record) =>
    fields
      .map((field) => (field.type === "BOOLEAN" ? flag(field, record) : text(field, record.custom[field.code])))
      .filter((shown) => shown !== "")
      .join(" · ");
}

/** "Yes" alone says nothing on a card; the name of the field does. */
function flag(field: CustomField, record: BaseRecord): string {
  return record.custom[field.code] === true ? field.label : "";
}
