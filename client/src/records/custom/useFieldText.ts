import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "@/lib/api/payloads";
import { type CustomField, type CustomValue, type FileValue, isEmpty } from "@/lib/customFields";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";

export const MOST_DECIMALS = 6;

/** Values of custom fields as people read them. */
export function useFieldText(): (field: CustomField, value: CustomValue | null | undefined) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  return useMemo(() => {
    const option = (field: CustomField, id: number) => field.options.find((one) => one.id === id)?.label ?? `#${id}`;
    return (field, value) => {
      if (isEmpty(value)) return "";
      switch (field.type) {
        case "NUMBER":
          return Number(value).toLocaleString(formats.locale, { maximumFractionDigits: MOST_DECIMALS });
        case "MONEY":
          return formats.money(value as Money);
        case "DATE":
          return formats.date(value as string);
        case "LIST":
          return option(field, value as number);
        case "MULTI_LIST":
          return (value as number[]).map((id) => option(field, id)).join(", ");
        case "BOOLEAN":
          return value === true ? t("common.yes") : t("common.no");
        case "USER":
          return userName(value as number);
        case "FILE":
          return typeof value === "string" ? value : ((value as FileValue).name ?? "");
        default:
          return value as string;
      }
    };
  }, [t, formats, userName]);
}

/** A value as the history keeps it: one line of text. */
export function valueInHistory(field: CustomField, text: string): CustomValue {
  switch (field.type) {
    case "MONEY": {
      const [value = "", currency = ""] = text.split(" ");
      return { value, currency };
    }
    case "MULTI_LIST":
      return text.split(", ").map(Number);
    case "NUMBER":
    case "LIST":
    case "USER":
      return Number(text);
    case "BOOLEAN":
      return text === "true";
    default:
      return text;
  }
}
