import type { ContactPoint } from "../types";

interface Linked {
  id: number;
  /** Null when one may not read it. */
  name: string | null;
}

/** Whose phone and e-mail are to be shown: the contact's, else the company's; whoever may not read them gets no number either. */
export function reachable(contact: Linked | undefined, company: Linked | undefined) {
  const [kind, one] = contact === undefined ? (["companies", company] as const) : (["contacts", contact] as const);
  return one === undefined || one.name === null ? undefined : { kind, id: one.id };
}

/** What does not stand on the card already. */
export const besides = (points: ContactPoint[], shown: ContactPoint[]) =>
  points.filter(({ value }) => !shown.some((one) => one.value === value));
