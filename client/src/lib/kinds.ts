/** The kinds of records, as they stand in addresses. */
export const KINDS = ["leads", "deals", "contacts", "companies"] as const;
export type Kind = (typeof KINDS)[number];

/** The same kinds, as the interface names them inside of payloads. */
export type KindCode = "LEAD" | "DEAL" | "CONTACT" | "COMPANY";

const CODES: Record<Kind, KindCode> = { leads: "LEAD", deals: "DEAL", contacts: "CONTACT", companies: "COMPANY" };

export function codeOfKind(kind: Kind): KindCode {
  return CODES[kind];
}

export function kindOfCode(code: KindCode): Kind {
  return KINDS.find((kind) => CODES[kind] === code) ?? "leads";
}

export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}
