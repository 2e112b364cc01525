import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, useFormats } from "@/lib/formats";
import type { Dimension } from "./api";
import { duration } from "./figures";

/** Whatever stood in the address somebody came from: the key is the name. */
const SPOKEN: Dimension[] = ["CAMPAIGN", "MEDIUM", "UTM_SOURCE"];
const MONTH = /^\d{4}-\d{2}$/;

/** How figures and keys of a report are written. */
export function useWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  return useMemo(() => wordsOf(t, formats), [t, formats]);
}

export type Words = ReturnType<typeof wordsOf>;

function wordsOf(t: TFunction, formats: Formats) {
  const percent = new Intl.NumberFormat(formats.locale, { style: "percent", maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(formats.locale, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const month = new Intl.DateTimeFormat(formats.locale, { month: "long", year: "numeric", timeZone: "UTC" });

  function named(by: Dimension, key: string, name: string | null): string {
    if (key === "none") return t(`reports.none.${by}`);
    if (name !== null) return name;
    if (by === "CHANNEL") return t(`inbox.channel.${key}` as "inbox.channel.FORM");
    if (by === "CUSTOMER") return t(`reports.customer.${key === "KNOWN" ? "KNOWN" : "NEW"}`);
    if (by === "MONTH" && MONTH.test(key)) return month.format(new Date(`${key}-01T00:00:00Z`));
    return SPOKEN.includes(by) ? key : t("reports.gone");
  }

  return {
    named,
    number: (value: number) => formats.number(value),
    percent: (value: number | undefined) => (value === undefined ? "–" : percent.format(value)),
    growth: (value: number) => signed.format(value),
    amount: (value: string | null, currency: string) => (value === null ? "–" : formats.money({ value, currency })),
    amountShort: (value: string | null, currency: string) =>
      value === null ? "–" : formats.moneyShort({ value, currency }),
    time(seconds: number | null): string {
      if (seconds === null) return "–";
      const { value, unit } = duration(seconds);
      return new Intl.NumberFormat(formats.locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
    },
    days: (span: { from: string; to: string }) => `${formats.date(span.from)} – ${formats.date(span.to)}`,
  };
}
