import { type AskedField, isCustom, nameOfField } from "@/lib/customFields";
import type { Change } from "@/records/custom/asked";
import type { Lacking } from "./api";
import type { ConversionRequest, Target } from "./choice";

/** One thing that is made, with the fields somebody has to fill in. */
export interface AskedPart {
  target: Target;
  fields: AskedField[];
}

const TARGET: Partial<Record<Lacking["kind"], Target>> = { DEAL: "deal", CONTACT: "contact", COMPANY: "company" };

/** What the server says is lacking, as fields that can be drawn. */
export function askedParts(lacking: Lacking[], fields: AskedField[]): AskedPart[] {
  return lacking.flatMap(({ kind, fields: missing }) => {
    const target = TARGET[kind];
    if (target === undefined) return [];
    const names = missing.map((one) => one.name);
    return [{ target, fields: fields.filter((field) => field.kind === kind && names.includes(nameOfField(field))) }];
  });
}

/** Whether a field says who the customer is, which is chosen above and not entered. */
export const isOfCustomer = (field: AskedField) =>
  !isCustom(field) && ["contactIds", "companyId", "companyIds"].includes(field.field);

type Given = Pick<ConversionRequest, "values" | "fields">;

/** The entered values as they are sent; undefined as long as one is missing. */
export function madeValues(
  parts: AskedPart[],
  entered: (part: AskedPart) => { change: Change; empty: string[] },
): Given | undefined {
  const given: Required<Given> = { values: {}, fields: {} };
  for (const part of parts) {
    const { change, empty } = entered(part);
    if (empty.length > 0) return undefined;
    const { custom, ...builtIn } = change;
    if (custom !== undefined) given.values[part.target] = custom;
    if (Object.keys(builtIn).length > 0) given.fields[part.target] = builtIn;
  }
  return given;
}
