import { useTranslation } from "react-i18next";
import { Select, TextInput } from "@/ui/forms";
import { type MailboxDraft, SECURITIES, type Security } from "./api";
import styles from "./Mailboxes.module.css";

interface Props {
  side: "imap" | "smtp";
  draft: MailboxDraft;
  errors: Record<string, string>;
  onChange: (change: Partial<MailboxDraft>) => void;
}

/** One of the two servers of a mailbox. */
export function ServerFields({ side, draft, errors, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.server}>
      <legend>{t(`mail.${side}`)}</legend>
      <TextInput
        aria-label={t(`mail.${side}Host`)}
        required
        value={draft[`${side}Host`]}
        error={errors[`${side}Host`]}
        onChange={(event) => onChange({ [`${side}Host`]: event.currentTarget.value.trim() })}
      />
      <TextInput
        aria-label={t(`mail.${side}Port`)}
        inputMode="numeric"
        value={String(draft[`${side}Port`])}
        error={errors[`${side}Port`]}
        onChange={(event) => onChange({ [`${side}Port`]: Number(event.currentTarget.value.replace(/\D/g, "")) })}
      />
      <Select
        aria-label={t(`mail.${side}Security`)}
        allowDeselect={false}
        data={SECURITIES.map((one) => ({ value: one, label: t(`mail.security.${one}`) }))}
        value={draft[`${side}Security`]}
        error={errors[`${side}Security`]}
        onChange={(value) => onChange({ [`${side}Security`]: value as Security })}
      />
    </fieldset>
  );
}
