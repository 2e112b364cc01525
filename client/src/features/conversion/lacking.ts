import { type CustomField, type CustomValues, isEmpty } from "@/lib/customFields";
import type { Lacking } from "./api";
import type { MadeValues, Target } from "./choice";

/** One thing that is made, with the fields somebody has to fill in. */
export interface AskedPart {
  target: Target;
  fields: CustomField[];
}

const TARGET: Partial<Record<Lacking["kind"], Target>> = { DEAL: "deal", CONTACT: "contact", COMPANY: "company" };

/** What the server says is lacking, as fields that can be drawn. */
export function askedParts(lacking: Lacking[], fields: CustomField[]): AskedPart[] {
  return lacking.flatMap(({ kind, fields: missing }) => {
    const target = TARGET[kind];
    if (target === undefined) return [];
    return [{ target, fields: fields.filter((field) => missing.some((one) => one.id === field.id)) }];
  });
}

/** The entered values as they are sent; undefined as long as one is missing. */
export function madeValues(parts: AskedPart[], entered: (part: AskedPart) => CustomValues): MadeValues | undefined {
  const values: MadeValues = {};
  for (const part of parts) {
    const given = entered(part);
    if (part.fields.some((field) => isEmpty(given[field.code]))) return undefined;
    values[part.target] = given;
  }
  return values;
}
