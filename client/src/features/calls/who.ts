import type { KindCode } from "@/lib/kinds";
import type { About, Call, RingingCall } from "./api";

function first(call: Call, kind: KindCode): About | undefined {
  return call.records.find((record) => record.kind === kind);
}

/** What a call is named by: the customer, else the person of an open lead, else what the telephone system knows. */
export function nameOf(call: Call, caller?: RingingCall["caller"]): string | null {
  const person = caller?.open.find((one) => one.person !== null)?.person;
  return first(call, "CONTACT")?.name ?? first(call, "COMPANY")?.name ?? person ?? call.name ?? call.number;
}

/** The company beside the person. */
export function companyOf(call: Call): string | undefined {
  return first(call, "CONTACT") === undefined ? undefined : first(call, "COMPANY")?.name;
}

/** Where somebody works on what the call is about: the lead or deal, else the customer. */
export function mainOf(call: Call): About | undefined {
  return first(call, "DEAL") ?? first(call, "LEAD") ?? first(call, "CONTACT") ?? first(call, "COMPANY");
}

/** Minutes and seconds: 3:05. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Where a click on a number leads, by the account's template. The `tel:` of a link has the number as it is dialled. */
export function dialled(template: string, tel: string): string {
  const number = tel.replace(/^tel:/, "");
  return template.replaceAll("{number}", encodeURIComponent(number));
}
