import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { CopyField } from "@/ui/CopyField";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert } from "@/ui/display";
import { FormProblem } from "@/ui/FormProblem";
import { MultiSelect, Radio, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { changeWebhook, eventsQuery, openWebhook, STYLES, type Webhook, type WebhookDraft } from "./webhooksApi";

/** Makes a webhook, or changes one. */
export function WebhookDialog({ webhook, onClose }: { webhook?: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const save = useOnce(
    useSettingsChange(
      (draft: WebhookDraft) => {
        const { style, ...change } = draft;
        return webhook === undefined ? openWebhook({ style, ...change }) : changeWebhook({ webhook, change });
      },
      (saved) => {
        if (saved.secret === undefined) onClose();
      },
    ),
  );
  const secret = save.data?.secret;
  return (
    <Modal
      opened
      onClose={onClose}
      title={webhook === undefined ? t("webhooks.add") : t("webhooks.edit")}
      size={560}
      padding="lg"
      fullScreen={phone}
      closeOnClickOutside={false}
      once={secret !== undefined || (webhook === undefined && save.isPending)}
    >
      {secret === undefined ? (
        <Form webhook={webhook} save={save} onClose={onClose} />
      ) : (
        <Secret secret={secret} onClose={onClose} />
      )}
    </Modal>
  );
}

type Save = ReturnType<typeof useSettingsChange<WebhookDraft, Webhook>>;

function Form({ webhook, save, onClose }: { webhook: Webhook | undefined; save: Save; onClose: () => void }) {
  const { t } = useTranslation();
  const known = useQuery(eventsQuery);
  const [draft, setDraft] = useState<WebhookDraft>({
    style: webhook?.style ?? "SIGNED",
    name: webhook?.name ?? "",
    address: webhook?.address ?? "",
    events: webhook?.events ?? [],
  });
  const errors = fieldTexts(t, save.error);
  const set = (change: Partial<WebhookDraft>) => setDraft({ ...draft, ...change });
  return (
    <form
      className={settings.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...draft, name: draft.name.trim(), address: draft.address.trim() });
      }}
    >
      <TextInput
        label={t("webhooks.address")}
        description={t("webhooks.addressHint")}
        type="url"
        required
        data-autofocus
        value={draft.address}
        error={errors["address"]}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <TextInput
        label={t("webhooks.name")}
        value={draft.name}
        error={errors["name"]}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {webhook === undefined && (
        <Radio.Group
          label={t("webhooks.styleLabel")}
          value={draft.style}
          onChange={(style) => set({ style, events: [] })}
        >
          <div className={settings.form} style={{ marginTop: 8, gap: 8 }}>
            {STYLES.map((style) => (
              <Radio
                key={style}
                value={style}
                label={t(`webhooks.style.${style}`)}
                description={t(`webhooks.styleText.${style}`)}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <MultiSelect
        label={t("webhooks.events")}
        placeholder={draft.events.length === 0 ? t("webhooks.allEvents") : ""}
        searchable
        clearable
        data={known.data?.find((one) => one.style === draft.style)?.events ?? []}
        value={draft.events}
        error={errors["events"]}
        onChange={(events) => set({ events })}
      />
      <FormProblem error={save.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending} disabled={draft.address.trim() === ""}>
          {webhook === undefined ? t("common.create") : t("common.save")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** A secret, this once. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={settings.form}>
      <Alert>{t("webhooks.secretOnce")}</Alert>
      <CopyField label={t("webhooks.secret")} value={secret} />
      <div className={`${settings.buttons} ${settings.end}`}>
        <Button onClick={onClose}>{t("settings.done")}</Button>
      </div>
    </div>
  );
}
