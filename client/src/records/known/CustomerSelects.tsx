import { Group } from "@/ui/display";
import { useTranslation } from "react-i18next";
import { RecordSelect } from "../card/RecordSelect";

interface Customer {
  contactId: string | null;
  companyId: string | null;
}

interface Props {
  value: Customer;
  onChange: (change: Partial<Customer>) => void;
  contactError: string | undefined;
  companyError: string | undefined;
  needs?: (name: keyof Customer) => boolean;
}

/** Whom a new lead or deal is for. */
export function CustomerSelects({ value, onChange, contactError, companyError, needs }: Props) {
  const { t } = useTranslation();
  return (
    <Group grow align="start">
      <RecordSelect
        label={t("records.field.contactId")}
        kind="contacts"
        value={value.contactId}
        error={contactError}
        required={needs?.("contactId") === true}
        onChange={(contactId) => onChange({ contactId })}
      />
      <RecordSelect
        label={t("records.field.companyId")}
        kind="companies"
        value={value.companyId}
        error={companyError}
        required={needs?.("companyId") === true}
        onChange={(companyId) => onChange({ companyId })}
      />
    </Group>
  );
}
