import { type AskedField, type BuiltInName, type CustomValues, isCustom, nameOfField } from "@/lib/customFields";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { currencyIn, readAmount } from "../card/amount";
import { type Draft, valueOf } from "./CustomInput";

/** What was typed so far, by the name of the field. */
export type Drafts = Record<string, Draft>;

/** A part of a record's body, with values of custom fields inside. */
export type Change = Record<string, unknown> & { custom?: CustomValues };

/** Reads many drafts at once: what is sent of them, and the names of those that are empty. */
export function useReadAsked() {
  const formats = useFormats();
  const { account } = useSession();
  return (fields: AskedField[], drafts: Drafts): { change: Change; empty: string[] } => {
    const change: Change = {};
    const empty: string[] = [];
    for (const field of fields) {
      const draft = drafts[nameOfField(field)];
      const value = isCustom(field) ? valueOf(field, draft, formats, account.currency) : textOf(draft);
      if (value === null) empty.push(nameOfField(field));
      else if (isCustom(field)) change.custom = { ...change.custom, [field.code]: value };
      else Object.assign(change, partOf(field.field, value as string, account.currency));
    }
    return { change, empty };
  };
}

const textOf = (draft: Draft) => (typeof draft === "string" ? draft.trim() : "") || null;

/** As bodies take it; what cannot be read is sent as it is, so that the server says why. */
function partOf(name: BuiltInName, text: string, currency: string): object {
  switch (name) {
    case "amount":
      return { amount: { value: readAmount(text) ?? text, currency: currencyIn(text, currency) ?? currency } };
    case "sourceId":
    case "companyId":
      return { [name]: Number(text) };
    case "contactIds":
    case "companyIds":
      return { [name]: [Number(text)] };
    case "phones":
    case "emails":
      return { [name]: [text] };
    case "phonesOrEmails":
      return { [text.includes("@") ? "emails" : "phones"]: [text] };
    case "name": {
      const last = text.lastIndexOf(" ") + 1;
      return { lastName: text.slice(last), ...(last > 0 && { firstName: text.slice(0, last).trim() }) };
    }
    default:
      return { [name]: text };
  }
}

/** Other names under which the server refuses what was entered. */
const ALSO: Partial<Record<BuiltInName, string[]>> = {
  name: ["lastName", "firstName"],
  phonesOrEmails: ["phones", "emails"],
};

/** What a refusal says of a field, by the names of refused fields: `amount.value` is of the amount. */
export function refusalOf(field: AskedField, refused: Record<string, string>): string | undefined {
  const name = nameOfField(field);
  const names = [name, ...(isCustom(field) ? [] : (ALSO[field.field] ?? []))];
  return Object.entries(refused).find(([path]) => names.includes(path.split(/[.[]/, 1)[0] ?? "") || path === name)?.[1];
}
