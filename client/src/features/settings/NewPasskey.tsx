import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agentName } from "@/lib/agents";
import { isDeclined, isKnownHere, isWrongAddress } from "@/lib/passkeys";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert } from "@/ui/display";
import { FormProblem } from "@/ui/FormProblem";
import { PasswordInput, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { addPasskey } from "./passkeysApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** Makes a passkey on this device, or on a phone or key the browser offers. */
export function NewPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [name, setName] = useState(() => agentName(navigator.userAgent) ?? "");
  const [password, setPassword] = useState("");
  const add = useOnce(
    useSettingsChange(addPasskey, () => {
      toast(t("passkeys.added"));
      onClose();
    }),
  );
  const errors = fieldTexts(t, add.error);
  const refused = refusal(t, add.error);
  return (
    <Modal opened onClose={onClose} title={t("passkeys.add")} size={520} padding="lg" fullScreen={phone}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ name: name.trim(), password });
        }}
      >
        <TextInput
          label={t("passkeys.name")}
          description={t("passkeys.nameHint")}
          maxLength={255}
          value={name}
          error={errors["name"]}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("settings.currentPassword")}
          description={t("passkeys.whyPassword")}
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={errors["password"]}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {refused === undefined ? (
          <FormProblem error={add.error} />
        ) : (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        <DialogFoot onCancel={onClose}>
          <Button type="submit" loading={add.isPending} disabled={password === "" || name.trim() === ""}>
            {t("passkeys.make")}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}

function refusal(t: TFunction, error: unknown): string | undefined {
  if (isDeclined(error)) return t("passkeys.declined");
  if (isKnownHere(error)) return t("passkeys.knownHere");
  if (isWrongAddress(error)) return t("passkeys.wrongAddress");
  return fieldTexts(t, error)["credential"] === undefined ? undefined : t("passkeys.refused");
}
