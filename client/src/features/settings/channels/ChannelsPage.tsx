import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { MultiSelect, Select, Switch } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { departmentsQuery } from "../organisation/api";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { type ChannelRule, channelsQuery, setRule } from "./api";
import styles from "./Channels.module.css";
import { WorkingTimes } from "./WorkingTimes";

/** Who takes care of what comes in, channel by channel, and when people are there. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const channels = useQuery(channelsQuery);
  return (
    <PageFrame title={t("channels.title")} intro={t("channels.intro")}>
      {channels.isPending && <RowSkeletons rows={5} />}
      {channels.isError && (
        <ErrorState title={t("problems.listTitle")} error={channels.error} retry={() => void channels.refetch()} />
      )}
      {channels.data?.map((rule) => (
        <RuleSection key={rule.channel} stored={rule} />
      ))}
      <WorkingTimes />
    </PageFrame>
  );
}

function RuleSection({ stored }: { stored: ChannelRule }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<ChannelRule>();
  const save = useSettingsChange(setRule, () => {
    setEdited(undefined);
    toast(t("settings.saved"));
  });
  const rule = edited ?? (save.isPending ? save.variables : stored);
  const set = (change: Partial<ChannelRule>) => setEdited({ ...rule, ...change });
  return (
    <Section title={t(`channels.channel.${rule.channel}`)}>
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(rule);
        }}
      >
        <Who rule={rule} set={set} errors={fieldTexts(t, save.error)} />
        <Switch
          label={t("channels.keepsResponsible")}
          description={t("channels.keepsResponsibleHint")}
          checked={rule.keepsResponsible}
          onChange={(event) => set({ keepsResponsible: event.currentTarget.checked })}
        />
        <div className={styles.line}>
          <span className={styles.label}>{t("channels.repeat")}</span>
          <Segmented
            label={t("channels.repeat")}
            value={rule.repeat}
            onChange={(repeat) => set({ repeat })}
            data={(["LOG", "NEW"] as const).map((value) => ({ value, label: t(`channels.repeats.${value}`) }))}
          />
        </div>
        <Switch
          label={t("channels.repeatSales")}
          description={t("channels.repeatSalesHint")}
          checked={rule.repeatSales}
          onChange={(event) => set({ repeatSales: event.currentTarget.checked })}
        />
        <FormProblem error={save.error} />
        <Button type="submit" className={styles.start} loading={save.isPending} disabled={edited === undefined}>
          {t("common.save")}
        </Button>
      </form>
    </Section>
  );
}

interface WhoProps {
  rule: ChannelRule;
  set: (change: Partial<ChannelRule>) => void;
  errors: Record<string, string>;
}

function Who({ rule, set, errors }: WhoProps) {
  const { t } = useTranslation();
  const users = useUsers().filter((user) => user.active || rule.personIds.includes(user.id));
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <div className={styles.line}>
        <span className={styles.label}>{t("channels.how")}</span>
        <Segmented
          label={t("channels.how")}
          value={rule.how ?? "NONE"}
          onChange={(how) => set({ how: how === "NONE" ? null : how })}
          data={(["NONE", "FIXED", "ROUND_ROBIN", "LOAD"] as const).map((value) => ({
            value,
            label: t(`channels.hows.${value}`),
          }))}
        />
      </div>
      {rule.how !== null && (
        <>
          <div className={settings.pair}>
            <MultiSelect
              label={t("channels.people")}
              data={users.map((user) => ({ value: String(user.id), label: user.name }))}
              value={rule.personIds.map(String)}
              error={Object.entries(errors).find(([name]) => name.startsWith("personIds"))?.[1]}
              onChange={(ids) => set({ personIds: ids.map(Number) })}
            />
            {departments.length > 0 && (
              <Select
                label={t("channels.department")}
                clearable
                data={departments.map((one) => ({ value: String(one.id), label: one.name }))}
                value={rule.departmentId === null ? null : String(rule.departmentId)}
                error={errors["departmentId"]}
                onChange={(id) => set({ departmentId: id === null ? null : Number(id) })}
              />
            )}
          </div>
          <Switch
            label={t("channels.byHours")}
            description={t("channels.byHoursHint")}
            checked={rule.byHours}
            onChange={(event) => set({ byHours: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}
