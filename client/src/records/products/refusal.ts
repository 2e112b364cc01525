import type { TFunction } from "i18next";
import { ApiProblem } from "@/lib/api/problem";
import { fieldText, problemText } from "@/lib/problemText";

const COLUMNS = {
  productId: "name",
  name: "name",
  unit: "name",
  quantity: "quantity",
  price: "price",
  discountPercent: "discount",
  discountAmount: "discount",
  taxRate: "tax",
  taxIncluded: "tax",
} as const;

/** Why rows were not saved: each row and field that is to blame, as people see them. */
export function refusalLines(t: TFunction, error: unknown): string[] {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return [problemText(t, error)];
  return error.errors.map((problem) => {
    const [, index, field] = /^(?:rows|positions)\[(\d+)\](?:\.(\w+))?/.exec(problem.field) ?? [];
    const text = fieldText(t, problem);
    if (index === undefined) return text;
    const column = COLUMNS[field as keyof typeof COLUMNS] as (typeof COLUMNS)[keyof typeof COLUMNS] | undefined;
    const row = Number(index) + 1;
    return t("card.products.refused", {
      where:
        column === undefined
          ? t("card.products.whole", { row })
          : t("card.products.row", { row, field: t(`card.products.${column}`) }),
      text,
    });
  });
}
