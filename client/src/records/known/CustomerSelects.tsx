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
}

/** Whom a new lead or deal is for. */
export function CustomerSelects({ value, onChange, contactError, companyError }: Props) {
  const { t } = useTranslation();
  return (
    <Group grow align="start">
      <RecordSelect
        label={t("records.field.contactId")}
        kind="contacts"
        value={value.contactId}
        error={contactError}
        onChange={(contactId) => onChange({ contactId })}
      />
      <RecordSelect
        label={t("records.field.companyId")}
        kind="companies"
        value={value.companyId}
        error={companyError}
        onChange={(companyId) => onChange({ companyId })}
      />
    </Group>
  );
}
