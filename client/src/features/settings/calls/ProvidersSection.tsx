import { useQuery } from "@tanstack/react-query";
import { IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { Alert } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { Modal } from "@/ui/overlays";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { addProvider, type CallProvider, providersQuery, removeProvider, renewProvider } from "./providersApi";
import styles from "./Telephony.module.css";

/** Telephone systems that tell of calls, each with a secret of its own. */
export function ProvidersSection() {
  const { t } = useTranslation();
  const providers = useQuery(providersQuery);
  const [shown, setShown] = useState<CallProvider>();
  return (
    <Section title={t("calls.providers.title")} text={t("calls.providers.text")}>
      <div className={settings.form}>
        {providers.isPending && <RowSkeletons rows={1} />}
        {providers.isError && (
          <ErrorState title={t("problems.listTitle")} error={providers.error} retry={() => void providers.refetch()} />
        )}
        {providers.data?.length !== 0 && (
          <ul className={settings.rows}>
            {providers.data?.map((provider) => (
              <ProviderRow key={provider.id} provider={provider} onShow={setShown} />
            ))}
          </ul>
        )}
        <NewProvider onShow={setShown} />
      </div>
      {shown && <SecretDialog provider={shown} onClose={() => setShown(undefined)} />}
    </Section>
  );
}

interface RowProps {
  provider: CallProvider;
  onShow: (provider: CallProvider) => void;
}

function ProviderRow({ provider, onShow }: RowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const onError = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  const renew = useSettingsChange(renewProvider, onShow);
  const remove = useSettingsChange(removeProvider);
  return (
    <li className={styles.provider}>
      <div className={settings.row}>
        <IconPhone size={20} stroke={1.6} />
        <span className={settings.rowMain}>
          <span className={settings.rowName}>{provider.name}</span>
          <span className={settings.rowText}>
            {provider.toldAt === undefined
              ? t("calls.providers.silent")
              : t("calls.providers.told", { when: formats.near(provider.toldAt) })}
          </span>
        </span>
      </div>
      <CopyField label={t("calls.providers.address")} value={`${window.location.origin}${provider.path}`} />
      <div className={styles.buttons}>
        <Confirm
          question={t("calls.providers.renewQuestion")}
          confirm={t("calls.providers.renew")}
          onConfirm={() => renew.mutate(provider.id, { onError })}
        >
          {(ask) => (
            <Button size="compact-sm" variant="default" loading={renew.isPending} onClick={ask}>
              {t("calls.providers.renew")}
            </Button>
          )}
        </Confirm>
        <Confirm
          question={t("calls.providers.removeQuestion")}
          confirm={t("calls.providers.remove")}
          onConfirm={() => remove.mutate(provider.id, { onError })}
        >
          {(ask) => (
            <Button size="compact-sm" variant="default" loading={remove.isPending} onClick={ask}>
              {t("calls.providers.remove")}
            </Button>
          )}
        </Confirm>
      </div>
    </li>
  );
}

function NewProvider({ onShow }: { onShow: (provider: CallProvider) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const add = useOnce(
    useSettingsChange(addProvider, (added) => {
      setName("");
      onShow(added);
    }),
  );
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(name);
      }}
    >
      <TextInput
        label={t("calls.providers.name")}
        value={name}
        maxLength={255}
        error={fieldTexts(t, add.error)["name"]}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending} disabled={name.trim() === ""}>
        {t("calls.providers.add")}
      </Button>
      <FormProblem error={add.error} />
    </form>
  );
}

function SecretDialog({ provider, onClose }: { provider: CallProvider; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Modal opened onClose={onClose} title={provider.name} size={520} padding="lg" fullScreen={phone} once>
      <div className={settings.form}>
        <Alert color="yellow">{t("settings.shownOnce")}</Alert>
        <CopyField label={t("calls.providers.address")} value={`${window.location.origin}${provider.path}`} />
        <CopyField label={t("calls.providers.secret")} value={provider.secret ?? ""} />
        <div className={`${settings.buttons} ${settings.end}`}>
          <Button onClick={onClose}>{t("settings.done")}</Button>
        </div>
      </div>
    </Modal>
  );
}
