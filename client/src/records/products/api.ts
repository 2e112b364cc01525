import { queryOptions } from "@tanstack/react-query";
import { api, call } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Money } from "@/lib/api/payloads";
import type { Priced } from "./sums";

/** Something in the catalogue. */
export interface Product {
  id: number;
  name: string;
  code: string | null;
  unit: string | null;
  price: Money;
  taxRate: string;
  taxIncluded: boolean;
  active: boolean;
}

/** What is sold in a lead or deal. */
export interface SoldRow extends Priced {
  productId: number | null;
  name: string;
  unit: string | null;
}

export interface Sold {
  /** Of the lead or deal. */
  version: number;
  rows: (SoldRow & { net: string; total: string })[];
  currency: string;
  /** The amount is the sum of the rows. */
  fromRows: boolean;
  net: Money;
  total: Money;
  amount: Money | null;
}

export type SellingKind = "leads" | "deals";

export const soldQuery = (kind: SellingKind, id: number) =>
  queryOptions({
    queryKey: [...keys.record(kind, id), "products"],
    queryFn: ({ signal }) => api.get<Sold>(`/${kind}/${id}/products`, undefined, signal),
  });

export const replaceRows = (
  kind: SellingKind,
  id: number,
  { version, ...body }: { version: number; rows: SoldRow[]; fromRows?: boolean },
) => call<Sold>("PUT", `/${kind}/${id}/products`, { body, version });

const SHOWN = 20;

export const productsQuery = (q: string) =>
  queryOptions({
    queryKey: [...keys.setting("products"), "found", q],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Product>>("/products", { q, active: true, limit: SHOWN }, signal)).items,
  });
