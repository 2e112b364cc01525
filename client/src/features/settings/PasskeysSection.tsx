import { useMutation, useQuery } from "@tanstack/react-query";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agentName } from "@/lib/agents";
import { useFormats } from "@/lib/formats";
import { knowsPasskeys, makePasskey } from "@/lib/passkeys";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Confirm } from "@/ui/Confirm";
import { Alert } from "@/ui/display";
import { PasswordInput, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { addPasskey, beginPasskey, type Passkey, passkeysQuery, removePasskey } from "./securityApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** Signing in by finger, face or PIN of a device. */
export function PasskeysSection() {
  const { t } = useTranslation();
  const passkeys = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      flush
      title={t("security.passkeys")}
      text={knowsPasskeys() ? t("security.passkeysText") : t("security.passkeysUnknown")}
      actions={
        knowsPasskeys() && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("security.addPasskey")}
          </Button>
        )
      }
    >
      {passkeys.isPending && <RowSkeletons rows={1} />}
      {passkeys.isError && (
        <ErrorState title={t("problems.listTitle")} error={passkeys.error} retry={() => void passkeys.refetch()} />
      )}
      {passkeys.data?.length === 0 && <p className={styles.row}>{t("security.noPasskeys")}</p>}
      <ul className={styles.rows}>
        {passkeys.data?.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {adding && <NewPasskey onClose={() => setAdding(false)} />}
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remove = useSettingsChange(removePasskey, () => toast(t("security.passkeyRemoved")));
  const used =
    passkey.lastUsedAt === null
      ? t("settings.neverUsed")
      : t("settings.lastUsed", { when: formats.near(passkey.lastUsedAt) });
  return (
    <li className={styles.row}>
      <IconFingerprint size={20} stroke={1.6} />
      <span className={styles.rowMain}>
        <span className={styles.rowName}>{passkey.name}</span>
        <span className={styles.rowText}>
          {t("settings.created", { when: formats.date(passkey.createdAt) })} · {used}
        </span>
        {remove.isError && (
          <span className={styles.rowText} role="alert">
            {problemText(t, remove.error)}
          </span>
        )}
      </span>
      <Confirm
        question={t("security.removePasskeyQuestion", { name: passkey.name })}
        confirm={t("security.removePasskey")}
        onConfirm={() => remove.mutate(passkey.id)}
      >
        {(ask) => (
          <Button size="xs" variant="default" loading={remove.isPending} onClick={ask}>
            {t("security.removePasskey")}
          </Button>
        )}
      </Confirm>
    </li>
  );
}

function NewPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [password, setPassword] = useState("");
  const [name, setName] = useState(agentName(navigator.userAgent) ?? "Passkey");
  const begin = useMutation({ mutationFn: beginPasskey });
  const add = useSettingsChange(
    async (input: { password: string; name: string }) => {
      const asked = await begin.mutateAsync(input.password);
      return addPasskey({ name: input.name, credential: await makePasskey(asked) });
    },
    () => {
      toast(t("security.passkeyAdded"));
      onClose();
    },
  );
  const errors = fieldTexts(t, add.error);
  return (
    <Modal opened onClose={onClose} title={t("security.addPasskey")} size={520} padding="lg" fullScreen={phone}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ password, name: name.trim() });
        }}
      >
        <TextInput
          label={t("security.passkeyName")}
          value={name}
          error={errors["name"]}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("settings.currentPassword")}
          description={t("security.whyPassword")}
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={errors["password"]}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {add.isError && errors["name"] === undefined && errors["password"] === undefined && (
          <Alert color="red" role="alert">
            {add.error instanceof DOMException ? t("security.passkeyCancelled") : problemText(t, add.error)}
          </Alert>
        )}
        <div className={`${styles.buttons} ${styles.end}`}>
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={password === "" || name.trim() === ""}>
            {t("security.next")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
