import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { useWords } from "../useWords";
import type { SalesDimension } from "./api";

/** How keys and amounts of reports of leads and deals are written. */
export function useSalesWords() {
  const { t } = useTranslation();
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(formats.locale, { month: "short", year: "numeric", timeZone: "UTC" });
    return {
      ...words,
      named(by: SalesDimension, key: string, name: string | null): string {
        if (key === "none") return t(`sales.none.${by}`);
        if (name !== null) return name;
        if (by === "MONTH" || by === "EXPECTED") return month.format(new Date(`${key}-01T00:00:00Z`));
        if (by === "CUSTOMER") return t(`sales.customer.${key === "REPEAT" ? "REPEAT" : "FIRST"}`);
        return t("reports.gone");
      },
    };
  }, [t, words, formats]);
}
