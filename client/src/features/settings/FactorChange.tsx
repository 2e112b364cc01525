import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { PasswordInput, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { FormProblem } from "@/ui/FormProblem";
import { RecoveryCodesList } from "./RecoveryCodesList";
import { type PasswordAndCode, type RecoveryCodes, removeFactor, renewRecoveryCodes } from "./securityApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

export type FactorVerb = "renew" | "remove";

/** What needs the password and a code: new recovery codes, or taking the second factor away. */
export function FactorChange({ verb, onClose }: { verb: FactorVerb; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [both, setBoth] = useState<PasswordAndCode>({ password: "", code: "" });
  const change = useSettingsChange(
    async (input: PasswordAndCode): Promise<RecoveryCodes | undefined> => {
      if (verb === "renew") return renewRecoveryCodes(input);
      await removeFactor(input);
      return undefined;
    },
    () => {
      if (verb === "renew") return;
      toast(t("security.removed"));
      onClose();
    },
  );
  const errors = fieldTexts(t, change.error);
  const title = verb === "renew" ? t("security.renewCodes") : t("security.remove");
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={520}
      padding="lg"
      fullScreen={phone}
      once={verb === "renew" && (change.isPending || change.isSuccess)}
    >
      {change.data !== undefined ? (
        <RecoveryCodesList codes={change.data.codes} onClose={onClose} />
      ) : (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(both);
          }}
        >
          <span>{verb === "renew" ? t("security.renewText") : t("security.removeText")}</span>
          <PasswordInput
            label={t("settings.currentPassword")}
            autoComplete="current-password"
            data-autofocus
            value={both.password}
            error={errors["password"]}
            onChange={(event) => setBoth({ ...both, password: event.currentTarget.value })}
          />
          <TextInput
            label={t("security.code")}
            description={t("security.codeHint")}
            autoComplete="one-time-code"
            value={both.code}
            error={errors["code"] === undefined ? undefined : t("security.wrongCode")}
            onChange={(event) => setBoth({ ...both, code: event.currentTarget.value })}
          />
          <FormProblem error={change.error} />
          <DialogFoot onCancel={onClose}>
            <Button
              type="submit"
              color={verb === "remove" ? "red" : undefined}
              loading={change.isPending}
              disabled={both.password === "" || both.code === ""}
            >
              {title}
            </Button>
          </DialogFoot>
        </form>
      )}
    </Modal>
  );
}
