import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { codeInName, type CustomField, useAllFields } from "@/lib/customFields";
import { lossReasonsQuery, useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import type { KindCode } from "@/lib/kinds";
import { MOST_DECIMALS, useFieldText, valueInHistory } from "../custom/useFieldText";

type Field = keyof Texts["records"]["field"];

interface HistoryText {
  /** What the field is called. */
  label: string;
  /** A value, which the history keeps as one line of text, as people read it. */
  shown: (value: string | null) => string;
}

/** How the history of a record of this kind tells of a field. */
export function useHistoryText(field: string, of: KindCode): HistoryText {
  const { t } = useTranslation();
  const custom = useCustomField(field, of);
  const text = useFieldText();
  const plain = usePlainText(field);
  return {
    label: custom?.label ?? t(`records.field.${field as Field}`, { defaultValue: field }),
    shown(value) {
      if (value === null) return t("common.none");
      return custom === undefined ? plain(value) : text(custom, valueInHistory(custom, value));
    },
  };
}

/** The custom field behind a name in the history; each kind has fields of its own, and their codes may be the same. */
function useCustomField(name: string, of: KindCode): CustomField | undefined {
  const code = codeInName(name);
  const fields = useAllFields();
  return code === undefined ? undefined : fields.find((field) => field.kind === of && field.code === code);
}

/** Before each name of a product stands how much of it was sold. */
const QUANTITY = /(^|, )(\d+(?:\.\d+)?) × /g;

function usePlainText(field: string): (value: string) => string {
  const formats = useFormats();
  const userName = useUserName();
  const sources = useSources();
  const reasons = useQuery({ ...lossReasonsQuery, enabled: field === "lossReasonId" }).data ?? [];
  const named = (all: { id: number; name: string }[], value: string) =>
    all.find((one) => one.id === Number(value))?.name ?? value;
  const number = (value: string) =>
    Number(value).toLocaleString(formats.locale, { maximumFractionDigits: MOST_DECIMALS });
  return (value) => {
    switch (field) {
      case "responsibleId":
        return userName(Number(value));
      case "observerIds":
        return value
          .split(", ")
          .map((id) => userName(Number(id)))
          .join(", ");
      case "sourceId":
        return named(sources, value);
      case "lossReasonId":
        return named(reasons, value);
      case "beginOn":
      case "closeOn":
      case "birthdate":
        return formats.date(value);
      case "amount": {
        const [amount = "", currency = ""] = value.split(" ");
        return formats.money({ value: amount, currency });
      }
      case "probability":
        return `${number(value)} %`;
      case "products":
        return value.replace(QUANTITY, (_, before: string, quantity: string) => `${before}${number(quantity)} × `);
      default:
        return value;
    }
  };
}
