/**
 * What product rows come to, exactly as the server reckons it (products/RowSum): whole numbers throughout, one rounding
 * for each row, half up. Decimals are texts, for numbers would lose digits.
 */

/** A decimal as a whole number and how many of its digits are decimals. */
interface Decimal {
  digits: bigint;
  scale: number;
}

const PLAIN = /^-?\d{1,20}(\.\d{0,20})?$/;

function decimal(text: string): Decimal {
  const [whole = "0", decimals = ""] = text.split(".");
  return { digits: BigInt(whole + decimals), scale: decimals.length };
}

const times = (one: Decimal, other: Decimal): Decimal => ({
  digits: one.digits * other.digits,
  scale: one.scale + other.scale,
});

function minus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  const at = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  return { digits: at(one) - at(other), scale };
}

/** Divides whole numbers; halves go away from zero. */
function dividedHalfUp(digits: bigint, by: bigint): bigint {
  const sign = digits < 0n !== by < 0n ? -1n : 1n;
  const size = digits < 0n ? -digits : digits;
  const part = by < 0n ? -by : by;
  return sign * ((2n * size + part) / (2n * part));
}

function rounded({ digits, scale }: Decimal, to: number): Decimal {
  if (scale <= to) return { digits: digits * 10n ** BigInt(to - scale), scale: to };
  return { digits: dividedHalfUp(digits, 10n ** BigInt(scale - to)), scale: to };
}

function text({ digits, scale }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const plain = scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`;
  return digits < 0n ? `-${plain}` : plain;
}

export interface Priced {
  quantity: string;
  price: string;
  discountPercent: string | null;
  discountAmount: string | null;
  taxRate: string;
  taxIncluded: boolean;
}

export interface RowSum {
  /** Without tax. */
  net: string;
  /** With tax. */
  total: string;
}

const EXTRA_DIGITS = 20;
const HUNDRED: Decimal = { digits: 100n, scale: 0 };

/**
 * @param decimals of the currency
 * @returns undefined while something is not a number yet
 */
export function rowSum(row: Priced, decimals: number): RowSum | undefined {
  const given = [row.quantity, row.price, row.discountPercent, row.discountAmount, row.taxRate];
  if (!given.every((one) => one === null || PLAIN.test(one))) return undefined;
  const price = decimal(row.price);
  const hundredth = ({ digits, scale }: Decimal): Decimal => ({ digits, scale: scale + 2 });
  const unit =
    row.discountAmount !== null
      ? minus(price, decimal(row.discountAmount))
      : row.discountPercent !== null
        ? hundredth(times(price, minus(HUNDRED, decimal(row.discountPercent))))
        : price;
  const base = times(unit, decimal(row.quantity));
  const minusRate = decimal(row.taxRate);
  const factor = hundredth(minus(HUNDRED, { ...minusRate, digits: -minusRate.digits }));
  if (!row.taxIncluded)
    return { net: text(rounded(base, decimals)), total: text(rounded(times(base, factor), decimals)) };
  const power = EXTRA_DIGITS + factor.scale - base.scale;
  const over = power >= 0 ? base.digits * 10n ** BigInt(power) : base.digits;
  const under = power >= 0 ? factor.digits : factor.digits * 10n ** BigInt(-power);
  const net = rounded({ digits: dividedHalfUp(over, under), scale: EXTRA_DIGITS }, decimals);
  return { net: text(net), total: text(rounded(base, decimals)) };
}

/** The sum of decimals, with as many decimals as the currency has. */
export function sumOf(values: string[], decimals: number): string {
  const sum = values.reduce((all, one) => all + rounded(decimal(one), decimals).digits, 0n);
  return text({ digits: sum, scale: decimals });
}

/** One decimal less another. */
export function difference(one: string, other: string): string {
  return text(minus(decimal(one), decimal(other)));
}

export function sameNumber(one: string, other: string): boolean {
  return minus(decimal(one), decimal(other)).digits === 0n;
}
