import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { codeOfKind, type Kind, type KindCode } from "@/lib/kinds";
import { canBeEmail } from "@/lib/points";

/** What of a new record says who it is about. */
export interface Typed {
  phone?: string | undefined;
  email?: string | undefined;
  /** Of a person. */
  name?: string | undefined;
  company?: string | undefined;
  /** The customer of a deal. */
  contactId?: string | undefined;
  companyId?: string | undefined;
}

export type Common = "EMAIL" | "PHONE" | "MESSENGER" | "NAME" | "COMPANY" | "CUSTOMER" | "AMOUNT";

/** Somebody or something that is there already. */
export interface KnownOne {
  kind: KindCode;
  id: number;
  name: string;
  context: string | null;
  common: Common[];
}

export interface Known {
  items: KnownOne[];
  hidden: boolean;
  phoneUnreadable: boolean;
}

const SHORTEST_NUMBER = 5;
const SHORTEST_NAME = 3;

/** As far as it is enough to ask about: half a number or address is nobody's. */
function worthAsking(typed: Typed): Typed {
  const company = (typed.company ?? "").trim();
  const named = company.length >= SHORTEST_NAME;
  return Object.fromEntries(
    Object.entries({
      phone: (typed.phone?.match(/\p{Nd}/gu)?.length ?? 0) >= SHORTEST_NUMBER ? typed.phone : undefined,
      email: canBeEmail(typed.email ?? "") ? typed.email : undefined,
      name: named || typed.companyId !== undefined ? typed.name : undefined,
      company: named ? company : undefined,
      contactId: typed.contactId,
      companyId: typed.companyId,
    }).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}

export function knownQuery(kind: Kind, typed: Typed) {
  const asked = worthAsking(typed);
  return queryOptions({
    queryKey: [...keys.duplicates(kind), "known", asked],
    queryFn: ({ signal }) => api.get<Known>("/duplicates/known", { kind: codeOfKind(kind), ...asked }, signal),
    enabled: Object.keys(asked).length > 0,
    retry: false,
  });
}

/** The fields of a form that name a customer, with one of them in its place. */
export function tieCustomer(one: KnownOne): { contactId: string } | { companyId: string } {
  return one.kind === "CONTACT" ? { contactId: String(one.id) } : { companyId: String(one.id) };
}
