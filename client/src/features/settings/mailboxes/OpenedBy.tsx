import { useTranslation } from "react-i18next";
import { Select } from "@/ui/forms";
import type { ProviderKind } from "./api";

interface Props {
  /** Those the account has set up. */
  providers: ProviderKind[];
  value: ProviderKind | null;
  error: string | undefined;
  onChange: (provider: ProviderKind | null) => void;
}

const PASSWORD = "PASSWORD";

/** What opens a mailbox: a password, or a consent at one of the account's providers. */
export function OpenedBy({ providers, value, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("mail.openedBy")}
      description={t(providers.length === 0 ? "mail.openedByNone" : "mail.openedByHint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      allowDeselect={false}
      data={[
        { value: PASSWORD, label: t("mail.password") },
        ...providers.map((kind) => ({ value: kind, label: t(`mail.provider.${kind}`) })),
      ]}
      value={value ?? PASSWORD}
      error={error}
      onChange={(chosen) => onChange(chosen === PASSWORD ? null : chosen)}
    />
  );
}
