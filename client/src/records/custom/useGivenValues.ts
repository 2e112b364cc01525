import { type GivenValue, useAllFields } from "@/lib/customFields";
import { useFieldText } from "./useFieldText";

/** What an inquiry brought for custom fields, as people read it: name and value, also of fields that are archived. */
export function useGivenValues(values: GivenValue[]): [string, string][] {
  const text = useFieldText();
  const given = new Map(values.map(({ code, value }) => [code, value]));
  return useAllFields()
    .filter((field) => field.kind === "LEAD")
    .map((field): [string, string] => [field.label, text(field, given.get(field.code))])
    .filter(([, shown]) => shown !== "");
}
