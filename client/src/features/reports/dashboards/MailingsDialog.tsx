import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconMailOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUserName, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Alert, Group, Stack } from "@/ui/display";
import { MultiSelect, Select } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import type { Dashboard } from "./api";
import styles from "./Dashboards.module.css";
import { endMailing, type Mailing, mailingsQuery, openMailing, type Rhythm, RHYTHMS } from "./mailings";

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const MORNING = "7";

/** When a dashboard comes by mail, and to whom. */
export function MailingsDialog({ dashboard, onClose }: { dashboard: Dashboard; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const found = useQuery(mailingsQuery).data ?? [];
  const ofThis = found.filter((one) => one.dashboardId === dashboard.id);
  const renew = () => client.invalidateQueries({ queryKey: mailingsQuery.queryKey });

  async function end(mailing: Mailing) {
    try {
      await endMailing(mailing.id);
      await renew();
    } catch (problem) {
      toast(problemText(t, problem), { tone: "error" });
    }
  }

  return (
    <Modal opened onClose={onClose} title={t("dashboards.mailings.title", { name: dashboard.name })} centered>
      <Stack gap="md">
        <p className={styles.hint}>{t("dashboards.mailings.text")}</p>
        {ofThis.length > 0 && (
          <ul className={styles.mailings}>
            {ofThis.map((mailing) => (
              <MailingRow key={mailing.id} mailing={mailing} onEnd={() => void end(mailing)} />
            ))}
          </ul>
        )}
        <MailingForm dashboard={dashboard} onOpened={renew} />
      </Stack>
    </Modal>
  );
}

function MailingRow({ mailing, onEnd }: { mailing: Mailing; onEnd: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  return (
    <li className={styles.mailing}>
      <div>
        <strong>{t(`dashboards.mailings.${mailing.rhythm}`, { hour: mailing.hour })}</strong>
        <span>{mailing.people.map((person) => userName(person)).join(", ")}</span>
        <span>{t("dashboards.mailings.next", { time: formats.dateTime(mailing.nextAt) })}</span>
      </div>
      <IconButton label={t(mailing.mine ? "dashboards.mailings.end" : "dashboards.mailings.endForMe")} onClick={onEnd}>
        <IconMailOff size={16} />
      </IconButton>
    </li>
  );
}

function MailingForm({ dashboard, onOpened }: { dashboard: Dashboard; onOpened: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const me = String(useSession().user.id);
  const users = useUsers();
  const [rhythm, setRhythm] = useState<Rhythm>("WEEKLY");
  const [hour, setHour] = useState(MORNING);
  const [people, setPeople] = useState([me]);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  async function open() {
    setSaving(true);
    setError(undefined);
    try {
      await openMailing({ dashboardId: dashboard.id, rhythm, hour: Number(hour), people: people.map(Number) });
      await onOpened();
    } catch (problem) {
      setError(problem);
    }
    setSaving(false);
  }

  const refused = fieldTexts(t, error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Stack gap="md">
        <Group grow align="start">
          <Select
            label={t("dashboards.mailings.rhythm")}
            data={RHYTHMS.map((one) => ({ value: one, label: t(`dashboards.mailings.rhythms.${one}`) }))}
            value={rhythm}
            onChange={(one) => one !== null && setRhythm(one)}
            allowDeselect={false}
          />
          <Select
            label={t("dashboards.mailings.hour")}
            data={HOURS.map((one) => ({ value: one, label: t("dashboards.mailings.oClock", { hour: one }) }))}
            value={hour}
            onChange={(one) => one !== null && setHour(one)}
            allowDeselect={false}
          />
        </Group>
        <MultiSelect
          label={t("dashboards.mailings.people")}
          description={dashboard.shared ? undefined : t("dashboards.mailings.notShared")}
          data={users.filter((user) => user.active).map((user) => ({ value: String(user.id), label: user.name }))}
          value={people}
          onChange={setPeople}
          disabled={!dashboard.shared}
          error={refused["people"]}
          searchable
        />
        {error !== undefined && refused["people"] === undefined && (
          <Alert color="red" role="alert">
            {problemText(t, error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={saving} disabled={people.length === 0}>
            {t("dashboards.mailings.begin")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
