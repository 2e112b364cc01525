import { readAmount } from "../card/amount";
import type { Product, SoldRow } from "./api";
import type { Priced } from "./sums";

/** A row as it is typed. */
export interface Draft {
  productId: number | null;
  name: string;
  unit: string | null;
  quantity: string;
  price: string;
  /** `10 %` or an amount. */
  discount: string;
  taxRate: string;
  taxIncluded: boolean;
}

/** Writes a decimal as people do; of money with all its digits. */
export type Plain = (decimal: string, money?: boolean) => string;

export function draftOf(row: SoldRow, plain: Plain): Draft {
  const percent = row.discountPercent;
  return {
    productId: row.productId,
    name: row.name,
    unit: row.unit,
    quantity: plain(row.quantity),
    price: plain(row.price, true),
    discount: percent !== null ? `${plain(percent)} %` : row.discountAmount !== null ? plain(row.discountAmount) : "",
    taxRate: plain(row.taxRate),
    taxIncluded: row.taxIncluded,
  };
}

/** @param like the row above: what is sold together is mostly taxed alike */
export function emptyDraft(like: Draft | undefined): Draft {
  return {
    productId: null,
    name: "",
    unit: null,
    quantity: "1",
    price: "",
    discount: "",
    taxRate: like?.taxRate ?? "0",
    taxIncluded: like?.taxIncluded ?? false,
  };
}

export function withProduct(draft: Draft, product: Product, plain: Plain): Draft {
  return {
    ...draft,
    productId: product.id,
    name: product.name,
    unit: product.unit,
    price: plain(product.price.value, true),
    taxRate: plain(product.taxRate),
    taxIncluded: product.taxIncluded,
  };
}

/** A number with decimals that are decimals: of a quantity 1,250 is one and a quarter. */
export function readDecimal(text: string): string | null {
  const bare = text.trim().replace(",", ".");
  return /^-?\d+(\.\d*)?$/.test(bare) ? bare.replace(/\.$/, "") : null;
}

/** What is typed, as numbers; null where it is none. */
function numbersOf(draft: Draft) {
  const percent = draft.discount.includes("%");
  const number = percent ? readDecimal(draft.discount.replace("%", "")) : readAmount(draft.discount);
  return {
    quantity: readDecimal(draft.quantity),
    price: readAmount(draft.price),
    discount: draft.discount.trim() === "" ? undefined : number,
    tax: draft.taxRate.trim() === "" ? "0" : readDecimal(draft.taxRate),
    percent,
  };
}

export type Column = "name" | "quantity" | "price" | "discount" | "tax";

/** The fields that keep a row from being saved. */
export function lackingIn(draft: Draft): Column[] {
  if (isUntouched(draft)) return [];
  const numbers = numbersOf(draft);
  return [
    ...(draft.name.trim() === "" ? ["name" as const] : []),
    ...(["quantity", "price", "discount", "tax"] as const).filter((column) => numbers[column] === null),
  ];
}

/** The same without what is missing; undefined while something is. */
export function pricedOf(draft: Draft): Priced | undefined {
  const { quantity, price, discount, tax: taxRate, percent } = numbersOf(draft);
  if (quantity === null || price === null || taxRate === null || discount === null) return undefined;
  return {
    quantity,
    price,
    discountPercent: percent && discount !== undefined ? discount : null,
    discountAmount: !percent && discount !== undefined ? discount : null,
    taxRate,
    taxIncluded: draft.taxIncluded,
  };
}

/** The row to be saved; undefined while it is not complete. */
export function rowOf(draft: Draft): SoldRow | undefined {
  const priced = pricedOf(draft);
  const name = draft.name.trim();
  if (priced === undefined || name === "") return undefined;
  return { ...priced, productId: draft.productId, name, unit: draft.unit };
}

/** A row nobody has written anything into. */
export function isUntouched(draft: Draft): boolean {
  return draft.name.trim() === "" && draft.price.trim() === "";
}
