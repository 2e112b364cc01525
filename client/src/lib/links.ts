/** Addresses that call or write, from phones and e-mails as people type them. */

/** Only what a phone can dial; an extension behind a word or letter is left for the person. */
export function telephone(value: string): string {
  const [number = ""] = value.split(/(?:ext|durchwahl|dw|x)\.?\s*\d+$/i);
  return `tel:${number.replace(/\(0\)(?=\D*\d)/, value.trim().startsWith("+") ? "" : "0").replace(/[^\d+*#]/g, "")}`;
}

export function mail(value: string): string {
  return `mailto:${encodeURIComponent(value.trim()).replaceAll("%40", "@")}`;
}

export interface Part {
  text: string;
  href?: string;
}

const LINKS =
  /(?<url>https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])|(?<mail>[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+)|(?<tel>(?<![\w.,/-])(?:\+|00?(?=[1-9]))\d[\d ()/-]{5,}\d(?![\w.,-]?\d))/gu;

/** A text with its addresses, e-mails and phone numbers apart. */
export function linked(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(LINKS)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    const [found] = match;
    const { url, tel } = match.groups ?? {};
    parts.push({ text: found, href: url !== undefined ? found : tel !== undefined ? telephone(found) : mail(found) });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
