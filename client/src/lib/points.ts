/**
 * Whether what a person typed can be a phone number or an e-mail address at all. Only forms ask this: the server takes
 * phone numbers as programs, imports and inquiries send them, so that nothing from outside is lost.
 */
const FEWEST_DIGITS = 3;

export function canBePhone(text: string): boolean {
  return (text.match(/\p{Nd}/gu)?.length ?? 0) >= FEWEST_DIGITS;
}

export function canBeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim());
}

/** Which texts of the problem stand at a field; undefined when nothing is wrong or nothing was typed. */
export function pointFault(type: "tel" | "email" | "url" | "messenger", text: string) {
  if (text.trim() === "") return undefined;
  if (type === "tel" && !canBePhone(text)) return "card.known.notAPhone" as const;
  if (type === "email" && !canBeEmail(text)) return "problems.field.not-an-email" as const;
  return undefined;
}
