import type { CustomField } from "@/lib/customFields";

/** Options to choose from: archived ones only where they are chosen. */
export function offered(field: CustomField, chosen: number[]): { id: number; name: string }[] {
  return field.options
    .filter((option) => !option.archived || chosen.includes(option.id))
    .map((option) => ({ id: option.id, name: option.label }));
}

/** An address without a scheme is meant as https. */
export function withScheme(typed: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
}
