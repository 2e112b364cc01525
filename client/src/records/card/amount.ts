/** Digits with separators, and groups of three after a space: 1 250,50. */
const NUMBER = /\d[\d.,'’]*(?:\s\d{3}(?!\d)[\d.,'’]*)*/g;
/** Before a number or its currency. */
const MINUS = /(^|\s)[-−]\s*(\p{Sc}|\p{Lu}{3})?\s*$/u;
/** What makes it another number: 12k, 1,5 Mio. */
const SCALE = /^\s*(k|tsd|tausend|thousand|mio|mill\p{L}*|mrd|mn|bn|m|t)(?!\p{L})/iu;

/**
 * Reads an amount as people type it: 1.250,50 or 1,250.50 € or 1250 inkl. MwSt. Null when it is no number, or not one
 * alone: nothing is guessed.
 */
export function readAmount(text: string): string | null {
  const typed = withoutDash(text);
  const [found, another] = typed.matchAll(NUMBER);
  if (found === undefined || another !== undefined) return null;
  const before = typed.slice(0, found.index);
  if (SCALE.test(typed.slice(found.index + found[0].length))) return null;
  const bare = found[0].replace(/[.,'’\s]+$/, "");
  const at = decimalAt(bare);
  const digits = (part: string) => part.replace(/\D/g, "");
  const value = at < 0 ? digits(bare) : `${digits(bare.slice(0, at))}.${bare.slice(at + 1)}`;
  return MINUS.test(before) ? `-${value}` : value;
}

/** Where the decimals begin; below 0 when there are none: what stands several times, or before three digits alone, parts thousands. */
function decimalAt(bare: string): number {
  const at = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  const mixed = new Set(bare.match(/\D/g)).size > 1;
  const once = bare.indexOf(bare.charAt(at)) === at;
  return at >= 0 && once && (mixed || bare.length - at - 1 !== 3) ? at : -1;
}

/** 1.250,- is 1.250: a dash in the place of cents. */
export function withoutDash(text: string): string {
  return text.replace(/[.,]\s*[-–—]+(?=\D*$)/, "");
}

/** Beside the usual one. */
const KNOWN_BY_SIGN = ["EUR", "GBP", "USD", "JPY", "PLN"];

const signOf = (currency: string) =>
  Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .format(0)
    .replace(/[\d.\s]/g, "");

/**
 * The currency somebody wrote to an amount: `1.200 CHF`, `$ 80`, `12 chf`. None when they wrote none.
 *
 * @param usual what a bare dollar sign means where amounts are in dollars anyway
 */
export function currencyIn(text: string, usual: string): string | undefined {
  const codes = text.toUpperCase().match(/\b[A-Z]{3}\b/g) ?? [];
  return (
    codes.find((code) => Intl.supportedValuesOf("currency").includes(code)) ??
    [usual, ...KNOWN_BY_SIGN].find((currency) => text.includes(signOf(currency)))
  );
}
