import type { TFunction } from "i18next";
import { type AskedField, isCustom } from "@/lib/customFields";

/** What people call a field, whoever made it. */
export function labelOf(t: TFunction, field: AskedField): string {
  if (isCustom(field)) return field.label;
  switch (field.field) {
    case "contactIds":
      return t("records.field.contactId");
    case "companyIds":
      return t("records.field.companyId");
    case "phonesOrEmails":
      return t("fields.phonesOrEmails");
    default:
      return t(`records.field.${field.field}`);
  }
}
