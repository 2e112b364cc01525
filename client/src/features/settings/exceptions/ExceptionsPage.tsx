import { useQuery } from "@tanstack/react-query";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addException } from "@/lib/exceptions";
import { useFormats } from "@/lib/formats";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { IconButton } from "@/ui/IconButton";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState } from "@/ui/states";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { exceptionsQuery, heldQuery, removeException, restoreHeld } from "./api";
import styles from "./Exceptions.module.css";

/** Phones and e-mails whose e-mails and calls become nothing, and what they sent. */
export function ExceptionsPage() {
  const { t } = useTranslation();
  const entries = useQuery(exceptionsQuery);
  const remove = useSettingsChange(removeException);
  return (
    <PageFrame title={t("exceptions.title")} intro={t("exceptions.intro")}>
      <Section>
        <NewEntry />
      </Section>
      {entries.isError && (
        <ErrorState title={t("problems.listTitle")} error={entries.error} retry={() => void entries.refetch()} />
      )}
      {entries.data !== undefined && entries.data.length > 0 && (
        <Section flush title={t("exceptions.entries")}>
          <ul className={settings.rows}>
            {entries.data.map((entry) => (
              <li key={entry.id} className={settings.row}>
                <span className={settings.rowMain}>
                  <span className={settings.rowName}>{entry.value}</span>
                  {entry.reason !== null && <span className={settings.rowText}>{entry.reason}</span>}
                </span>
                <IconButton
                  label={t("exceptions.remove", { name: entry.value })}
                  onClick={() => remove.mutate(entry.id)}
                >
                  <IconX size={16} stroke={1.6} />
                </IconButton>
              </li>
            ))}
          </ul>
          <FormProblem error={remove.error} />
        </Section>
      )}
      <Held />
    </PageFrame>
  );
}

function NewEntry() {
  const { t } = useTranslation();
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const add = useOnce(
    useSettingsChange(addException, () => {
      setValue("");
      setReason("");
    }),
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ value, reason: reason.trim() === "" ? null : reason });
      }}
    >
      <TextInput
        label={t("exceptions.value")}
        value={value}
        error={fieldTexts(t, add.error)["value"]}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        label={t("exceptions.reason")}
        value={reason}
        error={fieldTexts(t, add.error)["reason"]}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending} disabled={value.trim() === ""}>
        {t("exceptions.add")}
      </Button>
      <FormProblem error={add.error} />
    </form>
  );
}

function Held() {
  const { t } = useTranslation();
  const formats = useFormats();
  const held = useQuery(heldQuery);
  const restore = useSettingsChange(restoreHeld, () => toast(t("exceptions.restored")));
  if (held.isLoadingError) {
    return <ErrorState title={t("problems.listTitle")} error={held.error} retry={() => void held.refetch()} />;
  }
  if (held.data === undefined || held.data.length === 0) return null;
  return (
    <Section flush title={t("exceptions.held")} text={t("exceptions.heldText")}>
      <ul className={settings.rows}>
        {held.data.map((one) => (
          <li key={one.id} className={settings.row}>
            <span className={settings.rowMain}>
              <span className={settings.rowName}>{one.personName ?? one.entryValue}</span>
              <span className={settings.rowText}>
                {[formats.dateTime(one.heldAt), one.entryValue, one.reason, one.message?.slice(0, 120)]
                  .filter((part) => part !== null && part !== undefined)
                  .join(" · ")}
              </span>
            </span>
            <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate(one.id)}>
              {t("exceptions.restore")}
            </Button>
          </li>
        ))}
      </ul>
      <FormProblem error={restore.error} />
    </Section>
  );
}
