import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Checkbox, Radio, Select, TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { CopyField } from "@/ui/CopyField";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { FormProblem } from "@/ui/FormProblem";
import styles from "./settings.module.css";
import {
  type CreatedToken,
  openToken,
  type ProgramKind,
  TOKEN_SCOPES,
  type TokenDraft,
  type TokenScope,
} from "./tokensApi";
import { useSettingsChange } from "./useSettingsChange";

const KINDS: ProgramKind[] = ["API", "WEBHOOK"];

export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const open = useOnce(useSettingsChange(openToken));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("settings.newToken")}
      size={520}
      padding="lg"
      fullScreen={phone}
      once={open.isPending || open.isSuccess}
    >
      {open.isSuccess ? <Secret created={open.data} onClose={onClose} /> : <Form open={open} onClose={onClose} />}
    </Modal>
  );
}

type Open = ReturnType<typeof useSettingsChange<TokenDraft, CreatedToken>>;

/** For how many days a token may be made; the last one never ends. */
const LIFETIMES = [1, 30, 90, 365];
const DAY_MS = 86_400_000;

function Form({ open, onClose }: { open: Open; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ProgramKind>("API");
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<TokenScope[]>();
  const [days, setDays] = useState<number>();
  const useless = scopes?.length === 0;
  const draft = (): TokenDraft => ({
    kind,
    name: name.trim(),
    ...(scopes !== undefined && { scopes }),
    ...(days !== undefined && { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() }),
  });
  const errors = fieldTexts(t, open.error);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate(draft());
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
      <Radio.Group
        label={t("settings.tokenFor")}
        value={kind}
        onChange={(value) => {
          setKind(value);
          setScopes(undefined);
        }}
      >
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
      <Scopes kind={kind} value={scopes} onChange={setScopes} />
      <Select
        label={t("security.expires")}
        value={String(days ?? "")}
        allowDeselect={false}
        data={[
          { value: "", label: t("security.expiresNever") },
          ...LIFETIMES.map((count) => ({ value: String(count), label: t("security.expiresDays", { count }) })),
        ]}
        onChange={(value) => setDays(value === null || value === "" ? undefined : Number(value))}
      />
      <FormProblem error={open.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={open.isPending} disabled={name.trim() === "" || useless}>
          {t("common.create")}
        </Button>
      </DialogFoot>
    </form>
  );
}

interface ScopesProps {
  kind: ProgramKind;
  value: TokenScope[] | undefined;
  onChange: (value?: TokenScope[]) => void;
}

/** Everything, or some of it. */
function Scopes({ kind, value, onChange }: ScopesProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t("security.scopes")}
      value={value === undefined ? "all" : "some"}
      onChange={(choice) => onChange(choice === "all" ? undefined : [TOKEN_SCOPES[kind][0]])}
    >
      <div className={styles.form} style={{ marginTop: 8, gap: 8 }}>
        <Radio value="all" label={t("security.scopesAll")} />
        <Radio value="some" label={t("security.scopesSome")} />
        {value !== undefined && (
          <Checkbox.Group value={value} onChange={(chosen) => onChange(chosen)}>
            <div className={styles.form} style={{ gap: 8, paddingLeft: 28 }}>
              {TOKEN_SCOPES[kind].map((scope) => (
                <Checkbox key={scope} value={scope} label={t(`security.scope.${scope}`)} />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </div>
    </Radio.Group>
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
