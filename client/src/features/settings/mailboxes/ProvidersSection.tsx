import { useQuery } from "@tanstack/react-query";
import { IconKey } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { PROVIDERS, type ProviderKind } from "./api";
import { ProviderDialog } from "./ProviderDialog";
import { type MailProvider, mailProvidersQuery, removeMailProvider } from "./providersApi";

/** Providers that take no passwords: who we are to them. */
export function ProvidersSection() {
  const { t } = useTranslation();
  const providers = useQuery(mailProvidersQuery);
  const [editing, setEditing] = useState<ProviderKind>();
  const known = (kind: ProviderKind) => providers.data?.items.find((one) => one.kind === kind);
  const provider = editing === undefined ? undefined : known(editing);
  return (
    <Section title={t("mail.providers")} text={t("mail.providersText")} flush>
      <ul className={settings.rows}>
        {PROVIDERS.map((kind) => (
          <ProviderRow key={kind} kind={kind} provider={known(kind)} onEdit={() => setEditing(kind)} />
        ))}
      </ul>
      {editing !== undefined && providers.data !== undefined && (
        <ProviderDialog
          kind={editing}
          {...(provider !== undefined && { provider })}
          redirectUri={providers.data.redirectUri}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  );
}

interface RowProps {
  kind: ProviderKind;
  provider: MailProvider | undefined;
  onEdit: () => void;
}

function ProviderRow({ kind, provider, onEdit }: RowProps) {
  const { t } = useTranslation();
  const remove = useSettingsChange(() => removeMailProvider(kind));
  const onError = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  const name = t(`mail.provider.${kind}`);
  return (
    <li className={settings.row}>
      <IconKey size={20} stroke={1.6} />
      <span className={settings.rowMain}>
        <span className={settings.rowName}>{name}</span>
        <span className={settings.rowText}>{provider?.clientId ?? t("mail.providerMissing")}</span>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t(provider === undefined ? "mail.setUpProvider" : "mail.editProvider", { name })}
        onClick={onEdit}
      >
        {t(provider === undefined ? "mail.setUp" : "common.edit")}
      </Button>
      {provider !== undefined && (
        <Confirm
          question={t("mail.removeProviderQuestion", { name })}
          confirm={t("common.delete")}
          onConfirm={() => remove.mutate(undefined, { onError })}
        >
          {(ask) => (
            <Button size="compact-sm" variant="default" aria-label={t("mail.removeProvider", { name })} onClick={ask}>
              {t("common.delete")}
            </Button>
          )}
        </Confirm>
      )}
    </li>
  );
}
