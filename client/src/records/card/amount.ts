/** Reads an amount as people type it: 1.250,50 or 1,250.50 or 1250. Null when it is no number. */
export function readAmount(text: string): string | null {
  const bare = withoutDash(text).replace(/[^\d.,-]/g, "");
  const decimal = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  const decimals = decimal < 0 ? 0 : bare.length - decimal - 1;
  // three digits after the only separator are thousands: 1.250
  const isDecimal = decimal >= 0 && decimals !== 3;
  const digits = (part: string) => part.replace(/[.,]/g, "");
  const value = isDecimal ? `${digits(bare.slice(0, decimal))}.${bare.slice(decimal + 1)}` : digits(bare);
  return /^-?\d+(\.\d*)?$/.test(value) ? value.replace(/\.$/, "") : null;
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
