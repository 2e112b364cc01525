import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSources, useUsers } from "@/lib/dictionaries";
import { insisting } from "@/lib/draft";
import { fieldTexts } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { MultiSelect, Select, Switch, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { toast } from "@/ui/toasts";
import { Week } from "../channels/Week";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { type CallLine, changeLine, removeLine } from "./api";
import styles from "./Telephony.module.css";

/** Everything about one line. */
export function LineForm({ stored }: { stored: CallLine }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<CallLine>();
  const save = useSettingsChange(changeLine, () => {
    setEdited(undefined);
    toast(t("settings.saved"));
  });
  const remove = useSettingsChange(removeLine);
  const line = edited ?? (save.isPending ? save.variables : stored);
  const set = (change: Partial<CallLine>) => setEdited({ ...line, ...change });
  const errors = fieldTexts(t, save.error);
  return (
    <form
      className={settings.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(insisting(line, save.error));
      }}
    >
      <div className={settings.pair}>
        <TextInput
          label={t("calls.lines.number")}
          value={line.number}
          error={errors["number"]}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <TextInput
          label={t("calls.lines.name")}
          value={line.name ?? ""}
          error={errors["name"]}
          onChange={(event) => set({ name: orNull(event.currentTarget.value) })}
        />
      </div>
      {(["active", "opensInbound", "opensOutbound"] as const).map((name) => (
        <Switch
          key={name}
          label={t(`calls.lines.${name}`)}
          checked={line[name]}
          onChange={(event) => set({ [name]: event.currentTarget.checked })}
        />
      ))}
      <People line={line} set={set} errors={errors} />
      <span className={styles.label}>{t("calls.lines.hours")}</span>
      <Week label={t("calls.lines.hours")} hours={line.hours} onChange={(hours) => set({ hours })} />
      <p className={settings.note}>{t("calls.lines.hoursHint")}</p>
      {(["missedText", "closedText"] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`calls.lines.${name}`)}
          value={line[name] ?? ""}
          maxLength={500}
          onChange={(event) => set({ [name]: orNull(event.currentTarget.value) })}
        />
      ))}
      <FormProblem error={save.error ?? remove.error} />
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending} disabled={edited === undefined}>
          {t("common.save")}
        </Button>
        <Confirm
          question={t("calls.lines.removeQuestion")}
          confirm={t("calls.lines.remove")}
          onConfirm={() => remove.mutate(line.id)}
        >
          {(ask) => (
            <Button variant="subtle" color="red" onClick={ask}>
              {t("calls.lines.remove")}
            </Button>
          )}
        </Confirm>
      </div>
    </form>
  );
}

interface PeopleProps {
  line: CallLine;
  set: (change: Partial<CallLine>) => void;
  errors: Record<string, string>;
}

function People({ line, set, errors }: PeopleProps) {
  const { t } = useTranslation();
  const sources = useSources();
  const users = useUsers()
    .filter((user) => user.active || user.id === line.responsibleId || line.personIds.includes(user.id))
    .map((user) => ({ value: String(user.id), label: user.name }));
  return (
    <>
      <div className={settings.pair}>
        <Select
          label={t("calls.lines.responsible")}
          placeholder={t("calls.lines.byRule")}
          clearable
          searchable
          data={users}
          value={line.responsibleId === null ? null : String(line.responsibleId)}
          error={errors["responsibleId"]}
          onChange={(id) => set({ responsibleId: id === null ? null : Number(id) })}
        />
        <Select
          label={t("calls.lines.source")}
          clearable
          data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
          value={line.sourceId === null ? null : String(line.sourceId)}
          onChange={(id) => set({ sourceId: id === null ? null : Number(id) })}
        />
      </div>
      <MultiSelect
        label={t("calls.lines.people")}
        data={users}
        value={line.personIds.map(String)}
        error={Object.entries(errors).find(([name]) => name.startsWith("personIds"))?.[1]}
        onChange={(ids) => set({ personIds: ids.map(Number) })}
      />
    </>
  );
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
