import { useQuery } from "@tanstack/react-query";
import { IconFingerprint, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { passkeysPossible } from "@/lib/passkeys";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { NewName } from "./NewName";
import { NewPasskey } from "./NewPasskey";
import { type Passkey, passkeysQuery, removePasskey, renamePasskey } from "./passkeysApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** Signing in by finger, face or PIN of a device instead of password and code. */
export function PasskeysSection() {
  const { t } = useTranslation();
  const passkeys = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const possible = passkeysPossible();
  return (
    <Section
      flush
      title={t("passkeys.title")}
      text={possible ? t("passkeys.text") : t("passkeys.impossible")}
      actions={
        possible && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("passkeys.add")}
          </Button>
        )
      }
    >
      {passkeys.isPending && <RowSkeletons rows={1} />}
      {passkeys.isError && (
        <ErrorState title={t("problems.listTitle")} error={passkeys.error} retry={() => void passkeys.refetch()} />
      )}
      {passkeys.data !== undefined && passkeys.data.length > 0 && (
        <ul className={styles.rows} aria-label={t("passkeys.title")}>
          {passkeys.data.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {adding && <NewPasskey onClose={() => setAdding(false)} />}
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [renaming, setRenaming] = useState(false);
  const rename = useSettingsChange(renamePasskey, () => setRenaming(false));
  const remove = useSettingsChange(removePasskey, () => toast(t("passkeys.removed", { name: passkey.name })));
  const error = rename.error ?? remove.error;
  const { id, name, createdAt, lastUsedAt } = passkey;
  return (
    <li className={styles.row}>
      <IconFingerprint size={20} stroke={1.6} />
      <span className={styles.rowMain}>
        {renaming ? (
          <NewName
            label={t("passkeys.name")}
            start={name}
            confirm={t("common.save")}
            busy={rename.isPending}
            onSubmit={(next) => rename.mutate({ id, name: next })}
            onCancel={() => setRenaming(false)}
          />
        ) : (
          <>
            <span className={styles.rowName}>{name}</span>
            <span className={styles.rowText}>
              {t("settings.created", { when: formats.date(createdAt) })} ·{" "}
              {lastUsedAt === null
                ? t("settings.neverUsed")
                : t("settings.lastUsed", { when: formats.near(lastUsedAt) })}
            </span>
          </>
        )}
        {error !== null && (
          <span className={styles.rowText} role="alert">
            {problemText(t, error)}
          </span>
        )}
      </span>
      {!renaming && (
        <>
          <IconButton label={t("passkeys.rename", { name })} onClick={() => setRenaming(true)}>
            <IconPencil size={16} stroke={1.6} />
          </IconButton>
          <Confirm
            question={t("passkeys.removeQuestion", { name })}
            confirm={t("passkeys.remove")}
            onConfirm={() => remove.mutate(id)}
          >
            {(ask) => (
              <Button size="xs" variant="default" loading={remove.isPending} onClick={ask}>
                {t("passkeys.remove")}
              </Button>
            )}
          </Confirm>
        </>
      )}
    </li>
  );
}
