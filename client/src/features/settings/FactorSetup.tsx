import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { PasswordInput, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { QrCode } from "@/ui/QrCode";
import { usePhone } from "@/ui/usePhone";
import { RecoveryCodesList } from "./RecoveryCodesList";
import { beginFactor, type BegunFactor, confirmFactor } from "./securityApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** Sets the second factor up: the password once more, the picture for the phone, a first code, recovery codes. */
export function FactorSetup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const begin = useMutation({ mutationFn: beginFactor });
  const confirm = useSettingsChange(confirmFactor);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("security.setUp")}
      size={520}
      padding="lg"
      fullScreen={phone}
      closeOnClickOutside={begin.data === undefined}
      once={confirm.isPending || confirm.isSuccess}
    >
      {confirm.isSuccess ? (
        <RecoveryCodesList codes={confirm.data.codes} onClose={onClose} />
      ) : begin.data === undefined ? (
        <Password begin={begin} onClose={onClose} />
      ) : (
        <FirstCode begun={begin.data} confirm={confirm} onClose={onClose} />
      )}
    </Modal>
  );
}

interface Sending {
  mutate: (value: string) => void;
  isPending: boolean;
  error: unknown;
}

function Password({ begin, onClose }: { begin: Sending; onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const errors = fieldTexts(t, begin.error);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate(password);
      }}
    >
      <PasswordInput
        label={t("settings.currentPassword")}
        description={t("security.whyPassword")}
        autoComplete="current-password"
        data-autofocus
        value={password}
        error={errors["password"]}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormProblem error={begin.error} />
      <Buttons onClose={onClose} label={t("security.next")} busy={begin.isPending} disabled={password === ""} />
    </form>
  );
}

function FirstCode({ begun, confirm, onClose }: { begun: BegunFactor; confirm: Sending; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const errors = fieldTexts(t, confirm.error);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(code);
      }}
    >
      <span>{t("security.scan")}</span>
      <QrCode text={begun.uri} label={t("security.picture")} />
      <CopyField label={t("security.typeInstead")} value={begun.secret.replace(/(.{4})(?=.)/g, "$1 ")} />
      <TextInput
        label={t("security.firstCode")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        data-autofocus
        value={code}
        error={errors["code"] === undefined ? undefined : t("security.wrongCode")}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <FormProblem error={confirm.error} />
      <Buttons
        onClose={onClose}
        label={t("security.switchOn")}
        busy={confirm.isPending}
        disabled={code.replace(/\s/g, "").length !== 6}
      />
    </form>
  );
}

interface ButtonsProps {
  onClose: () => void;
  label: string;
  busy: boolean;
  disabled: boolean;
}

function Buttons({ onClose, label, busy, disabled }: ButtonsProps) {
  return (
    <DialogFoot onCancel={onClose}>
      <Button type="submit" loading={busy} disabled={disabled}>
        {label}
      </Button>
    </DialogFoot>
  );
}
