import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { insisting } from "@/lib/draft";
import { fieldTexts } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { Select, Switch, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { toast } from "@/ui/toasts";
import channelStyles from "../channels/Channels.module.css";
import { Week } from "../channels/Week";
import { ColorPick } from "../ColorPick";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { changeChannel, type ChatChannel, deleteChannel } from "./api";
import { Robot } from "./Robot";

/** One chat: how it looks, when somebody is there, who takes care, and the code for the website. */
export function ChannelSection({ stored }: { stored: ChatChannel }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<ChatChannel>();
  const save = useSettingsChange(changeChannel, () => {
    setEdited(undefined);
    toast(t("settings.saved"));
  });
  const remove = useSettingsChange(deleteChannel);
  const channel = edited ?? (save.isPending ? save.variables : stored);
  const set = (change: Partial<ChatChannel>) => setEdited({ ...channel, ...change });
  const errors = fieldTexts(t, save.error);
  return (
    <Section title={stored.name}>
      {stored.kind === "TELEGRAM" && <Robot channel={stored} />}
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(insisting(channel, save.error));
        }}
      >
        {stored.scriptUrl !== null && (
          <CopyField
            label={t("chat.settings.script")}
            description={t("chat.settings.scriptHint")}
            value={`<script src="${stored.scriptUrl}" async></script>`}
          />
        )}
        <Looks channel={channel} set={set} errors={errors} />
        <div>
          <span className={channelStyles.label}>{t("chat.settings.hours")}</span>
          <Week label={t("chat.settings.hours")} hours={channel.hours} onChange={(hours) => set({ hours })} />
          <p className={settings.note}>{t("chat.settings.hoursHint")}</p>
        </div>
        <Care channel={channel} set={set} errors={errors} />
        <FormProblem error={save.error ?? remove.error} />
        <div className={settings.pair}>
          <Button type="submit" loading={save.isPending} disabled={edited === undefined}>
            {t("common.save")}
          </Button>
          <Confirm
            question={t("chat.settings.removeQuestion")}
            confirm={t("common.delete")}
            onConfirm={() => remove.mutate(stored.id)}
          >
            {(ask) => (
              <Button variant="default" color="red" onClick={ask}>
                {t("chat.settings.remove")}
              </Button>
            )}
          </Confirm>
        </div>
      </form>
    </Section>
  );
}

interface PartProps {
  channel: ChatChannel;
  set: (change: Partial<ChatChannel>) => void;
  errors: Record<string, string>;
}

const orNull = (text: string) => (text === "" ? null : text);

function Looks({ channel, set, errors }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        label={t("chat.settings.active")}
        checked={channel.active}
        onChange={(event) => set({ active: event.currentTarget.checked })}
      />
      <div className={settings.pair}>
        <TextInput
          label={t("chat.settings.name")}
          description={t("chat.settings.nameHint")}
          value={channel.name}
          error={errors["name"]}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <div>
          <span className={channelStyles.label}>{t("chat.settings.colour")}</span>
          <ColorPick
            label={t("chat.settings.colour")}
            value={channel.colour}
            onPick={(colour) => set({ colour: colour.toLowerCase() })}
          />
        </div>
      </div>
      <TextInput
        label={t("chat.settings.welcome")}
        value={channel.welcome ?? ""}
        error={errors["welcome"]}
        onChange={(event) => set({ welcome: orNull(event.currentTarget.value) })}
      />
      <TextInput
        label={t("chat.settings.offline")}
        description={t("chat.settings.offlineHint")}
        value={channel.offline ?? ""}
        error={errors["offline"]}
        onChange={(event) => set({ offline: orNull(event.currentTarget.value) })}
      />
    </>
  );
}

function Care({ channel, set, errors }: PartProps) {
  const { t } = useTranslation();
  const users = useUsers().filter((user) => user.active || user.id === channel.responsibleId);
  return (
    <>
      <Select
        label={t("chat.settings.responsible")}
        allowDeselect={false}
        data={users.map((user) => ({ value: String(user.id), label: user.name }))}
        value={String(channel.responsibleId)}
        error={errors["responsibleId"]}
        onChange={(id) => {
          if (id !== null) set({ responsibleId: Number(id) });
        }}
      />
      <Switch
        label={t("chat.settings.byRule")}
        description={t("chat.settings.byRuleHint")}
        checked={channel.byRule}
        onChange={(event) => set({ byRule: event.currentTarget.checked })}
      />
      <div className={channelStyles.line}>
        <span className={channelStyles.label}>{t("chat.settings.repeat")}</span>
        <Segmented
          label={t("chat.settings.repeat")}
          value={channel.repeat ?? "CHANNEL"}
          onChange={(repeat) => set({ repeat: repeat === "CHANNEL" ? null : repeat })}
          data={(["CHANNEL", "LOG", "NEW"] as const).map((value) => ({
            value,
            label: t(`chat.settings.repeats.${value}`),
          }))}
        />
      </div>
      {channel.kind === "WIDGET" && <Anonymous channel={channel} set={set} errors={errors} />}
    </>
  );
}

const MINUTES = 10;

/** What becomes of visitors nobody can answer. */
function Anonymous({ channel, set, errors }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        label={t("chat.settings.anonymous")}
        description={t("chat.settings.anonymousHint")}
        checked={channel.anonymousMinutes !== null}
        onChange={(event) => set({ anonymousMinutes: event.currentTarget.checked ? MINUTES : null })}
      />
      {channel.anonymousMinutes !== null && (
        <TextInput
          type="number"
          min={0}
          max={1440}
          label={t("chat.settings.anonymousMinutes")}
          description={t("chat.settings.anonymousMinutesHint")}
          value={channel.anonymousMinutes}
          error={errors["anonymousMinutes"]}
          onChange={(event) => set({ anonymousMinutes: Number(event.currentTarget.value) })}
        />
      )}
    </>
  );
}
