import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { SalesDimension } from "../sales/api";
import { useSalesWords } from "../sales/useSalesWords";
import type { Counted, CountedRow } from "./api";

/** What the rows of a tile are called. */
export function useCountedNames({ by }: Pick<Counted, "by">): (row: CountedRow) => string {
  const { t } = useTranslation();
  const words = useSalesWords();
  const thisMonth = useFormats().today().slice(0, 7);
  return useCallback(
    ({ key, name }) => {
      const called = words.named(by as SalesDimension, key ?? "", name);
      return by === "EXPECTED" && key !== "none" && (key ?? "") < thisMonth
        ? t("sales.past", { month: called })
        : called;
    },
    [by, words, thisMonth, t],
  );
}
