import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { IconDownload, IconHistory } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import { Button } from "@/ui/controls";
import { Select } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { auditActionsQuery, type AuditEntry, auditFile, auditQuery, changesFile } from "./auditApi";
import styles from "./audit.module.css";
import settings from "./settings.module.css";

/** Who changed what, when and from where. */
export function AuditPage() {
  const { t } = useTranslation();
  const [action, setAction] = useState<string | null>(null);
  const actions = useQuery(auditActionsQuery);
  const list = useInfiniteQuery(auditQuery(action));
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const choices = (actions.data ?? []).map((value) => ({ value, label: actionText(t, value) }));
  return (
    <PageFrame
      title={t("settings.section.audit.name")}
      intro={t("audit.intro")}
      actions={
        <>
          <FileLink address={auditFile(action)} name={t("audit.save")} />
          <FileLink address={changesFile} name={t("audit.saveChanges")} />
        </>
      }
    >
      <Select
        className={styles.filter}
        label={t("audit.filter")}
        placeholder={t("audit.all")}
        clearable
        searchable
        value={action}
        data={choices}
        onChange={setAction}
      />
      <Section flush>
        {list.isPending && <RowSkeletons rows={5} />}
        {list.isError && (
          <ErrorState title={t("problems.listTitle")} error={list.error} retry={() => void list.refetch()} />
        )}
        {list.isSuccess && entries.length === 0 && (
          <EmptyState icon={IconHistory} title={t("audit.none")} text={t("audit.noneText")} />
        )}
        <ul className={settings.rows}>
          {entries.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} />
          ))}
        </ul>
      </Section>
      {list.hasNextPage && (
        <div className={settings.buttons}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </PageFrame>
  );
}

function FileLink({ address, name }: { address: string; name: string }) {
  return (
    <Button component="a" href={address} variant="default" leftSection={<IconDownload size={16} stroke={1.6} />}>
      {name}
    </Button>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [
    entry.actor ?? t("audit.system"),
    entry.way === null ? null : t(`audit.way.${entry.way}`),
    entry.address,
    entry.subject,
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <span className={settings.rowName}>{actionText(t, entry.action)}</span>
        <time className={settings.rowSide} dateTime={entry.at}>
          {formats.dateTime(entry.at)}
        </time>
      </div>
      <span className={settings.rowText}>{facts.join(" · ")}</span>
      <details className={styles.details}>
        <summary>{t("audit.details")}</summary>
        <dl>
          {entry.before !== null && <Fact name={t("audit.before")} value={entry.before} />}
          {entry.after !== null && <Fact name={t("audit.after")} value={entry.after} />}
          <Fact name={`${t("audit.fingerprint")} ${entry.seq}`} value={entry.hash} />
        </dl>
      </details>
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** What people call it; a word that is not known here yet is shown as it is. */
function actionText(t: TFunction, action: string): string {
  return t(`audit.action.${action as keyof Texts["audit"]["action"]}`, { defaultValue: action });
}
