import type { Kind } from "./kinds";

/** The page of a record. */
export function addressOfRecord(kind: Kind, id: number): string {
  return `/${kind}/${id}`;
}

/** The page of one change of the mode: progress first, report later. */
export function addressOfSwitch(id: number): string {
  return `/settings/crm-mode/switches/${id}`;
}

/** A page of the settings. */
export function addressOfSettings(path: string): string {
  return `/settings/${path}`;
}

/** The list or board of a kind. */
export function addressOfKind(kind: Kind): string {
  return `/${kind}`;
}

/** Where a template of deals is shown. */
export function addressOfRecurring(id: number): string {
  return `/recurring-deals/${id}`;
}
