import type { Formats } from "@/lib/formats";
import { readAmount, withoutDash } from "../card/amount";

/** The sign between whole and part, as the account's language writes it. */
const signOf = (formats: Pick<Formats, "plain">) => formats.plain("1.5").charAt(1);

/** A number as somebody would type it. */
export function typedNumber(formats: Pick<Formats, "plain">, value: number | string): string {
  return String(value).replace(".", signOf(formats));
}

/** Reads a number as it is typed here: with one decimal sign 1,234 is a bit more than one. Null when it is none. */
export function readNumber(formats: Pick<Formats, "plain">, typed: string): string | null {
  const sign = signOf(formats);
  const [whole = "", part, ...more] = withoutDash(typed).replace(/\s/g, "").split(sign);
  if (part === undefined || more.length > 0) return readAmount(typed);
  const value = `${whole.replace(/[.,'’]/g, "") || "0"}.${part}`;
  return /^-?\d+\.\d*$/.test(value) ? value.replace(/\.$/, "") : null;
}
