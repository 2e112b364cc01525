import { type CustomValues, useAllFields } from "@/lib/customFields";
import { useFieldText } from "./useFieldText";

/** What an inquiry brought for custom fields, as people read it: name and value, also of fields that are archived. */
export function useGivenValues(values: CustomValues): [string, string][] {
  const text = useFieldText();
  return useAllFields()
    .filter((field) => field.kind === "LEAD")
    .map((field): [string, string] => [field.label, text(field, values[field.code])])
    .filter(([, shown]) => shown !== "");
}
