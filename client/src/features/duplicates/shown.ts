import { useTranslation } from "react-i18next";
import type { Money } from "@/lib/api/payloads";
import { useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import type { Address, BaseRecord, Company, Contact, Deal, Lead } from "@/records/types";

export function nameOf(kind: Kind, record: BaseRecord): string {
  const name = kind === "contacts" ? (record as Contact).name : (record as Company | Lead | Deal).title;
  return name ?? `#${record.id}`;
}

function addressText(address: Address | null | undefined): string {
  if (!address) return "";
  const { street, extra, postalCode, city, country } = address;
  const place = [postalCode, city].filter(Boolean).join(" ");
  return [street, extra, place, country].filter(Boolean).join(", ");
}

/** How a field of a record is shown beside that of another; empty when it has no value. */
export function useShown(): (kind: Kind, record: BaseRecord, field: string) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const sources = useSources();
  const userName = useUserName();
  return (_kind, record, field) => {
    const value = (record as unknown as Record<string, unknown>)[field];
    switch (field) {
      case "name": {
        const { honorific, name } = record as Contact;
        return [honorific, name].filter(Boolean).join(" ");
      }
      case "amount":
        return formats.money(value as Money | null);
      case "address":
        return addressText(value as Address | null);
      case "sourceId":
        return sources.find((source) => source.id === value)?.name ?? "";
      case "responsibleId":
        return userName(record.responsibleId);
      case "companyId": {
        const { companyTitle, companyId } = record as Deal;
        return companyId === null ? "" : (companyTitle ?? t("common.unseen"));
      }
      case "contactId":
        return typeof value === "number" ? t("duplicates.numberOf", { id: value }) : "";
      case "birthdate":
      case "beginOn":
      case "closeOn":
        return formats.date(value as string | null | undefined);
      case "probability":
        return typeof value === "number" ? `${value} %` : "";
      default:
        return typeof value === "string" ? value : "";
    }
  };
}
