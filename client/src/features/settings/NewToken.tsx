import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Radio, TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { CopyField } from "@/ui/CopyField";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import styles from "./settings.module.css";
import { type CreatedToken, openToken, type TokenKind } from "./tokensApi";
import { useSettingsChange } from "./useSettingsChange";

const KINDS: TokenKind[] = ["API", "WEBHOOK"];

export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const open = useSettingsChange(openToken);
  // A secret that is shown once must not vanish through a click beside the dialog.
  const shown = open.data !== undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.newToken")}
      size={520}
      padding="lg"
      fullScreen={phone}
      closeOnClickOutside={!shown}
      closeOnEscape={!shown}
    >
      {shown ? <Secret created={open.data} onClose={onClose} /> : <Form open={open} onClose={onClose} />}
    </Modal>
  );
}

type Open = ReturnType<typeof useSettingsChange<{ kind: TokenKind; name: string }, CreatedToken>>;

function Form({ open, onClose }: { open: Open; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<TokenKind>("API");
  const [name, setName] = useState("");
  const errors = fieldTexts(t, open.error);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ kind, name: name.trim() });
      }}
    >
      <TextInput
        label={t("settings.tokenName")}
        description={t("settings.tokenNameHint")}
        data-autofocus
        required
        value={name}
        error={errors["name"]}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group label={t("settings.tokenFor")} value={kind} onChange={(value) => setKind(value)}>
        <div className={styles.form} style={{ marginTop: 8, gap: 8 }}>
          {KINDS.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`settings.tokenKind.${one}`)}
              description={t(`settings.tokenKindText.${one}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {open.isError && Object.keys(errors).length === 0 && (
        <Alert color="red" role="alert">
          {problemText(t, open.error)}
        </Alert>
      )}
      <div className={`${styles.buttons} ${styles.end}`}>
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" loading={open.isPending} disabled={name.trim() === ""}>
          {t("common.create")}
        </Button>
      </div>
    </form>
  );
}

function Secret({ created, onClose }: { created: CreatedToken; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.form}>
      <Alert color="yellow">{t("settings.shownOnce")}</Alert>
      <CopyField label={t(`settings.tokenKind.${created.kind}`)} value={created.token ?? created.webhook ?? ""} />
      <div className={`${styles.buttons} ${styles.end}`}>
        <Button onClick={onClose}>{t("settings.done")}</Button>
      </div>
    </div>
  );
}
