import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { PasswordInput, TextInput } from "@/ui/forms";
import { FormDialog } from "../FormDialog";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import type { ProviderKind } from "./api";
import { type MailProvider, type MailProviderInput, PRESETS, saveMailProvider } from "./providersApi";

interface Props {
  kind: ProviderKind;
  provider?: MailProvider;
  /** What the provider must know. */
  redirectUri: string;
  onClose: () => void;
}

const FIELDS = ["authorizeUrl", "tokenUrl", "scopes"] as const;

function inputOf({ authorizeUrl, tokenUrl, scopes, clientId }: MailProvider): MailProviderInput {
  return { authorizeUrl, tokenUrl, scopes, clientId };
}

/** Who we are to a provider. Of the two large ones all addresses are known. */
export function ProviderDialog({ kind, provider, redirectUri, onClose }: Props) {
  const { t } = useTranslation();
  const [input, setInput] = useState<MailProviderInput>(provider === undefined ? PRESETS[kind] : inputOf(provider));
  const [secret, setSecret] = useState("");
  const save = useOnce(
    useSettingsChange(
      () => saveMailProvider(kind, { ...input, ...(secret !== "" && { clientSecret: secret }) }),
      onClose,
    ),
  );
  const errors = fieldTexts(t, save.error);
  const set = (change: Partial<MailProviderInput>) => setInput({ ...input, ...change });
  return (
    <FormDialog
      title={t("mail.setUpProvider", { name: t(`mail.provider.${kind}`) })}
      size={620}
      onSubmit={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <p className={settings.rowText}>{t(`mail.providerHelp.${kind}`)}</p>
      <CopyField label={t("mail.redirectUri")} value={redirectUri} />
      <TextInput
        label={t("mail.clientId")}
        required
        data-autofocus
        autoComplete="off"
        value={input.clientId}
        error={errors["clientId"]}
        onChange={(event) => set({ clientId: event.currentTarget.value.trim() })}
      />
      <PasswordInput
        label={t("mail.clientSecret")}
        description={t("mail.clientSecretHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="new-password"
        placeholder={provider?.hasSecret === true ? t("mail.passwordKept") : ""}
        value={secret}
        error={errors["clientSecret"]}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          label={t(`mail.${field}`)}
          required
          autoComplete="off"
          value={input[field]}
          error={errors[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
      <FormProblem error={save.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending}>
          {t("common.save")}
        </Button>
      </DialogFoot>
    </FormDialog>
  );
}
