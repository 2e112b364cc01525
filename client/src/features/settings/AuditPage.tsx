import { useInfiniteQuery } from "@tanstack/react-query";
import { IconDownload, IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { actionText, type AuditEntry, auditFile, auditQuery, changesFile } from "./auditApi";
import { AuditFilters } from "./AuditFilters";
import { useAuditUrl } from "./auditUrl";
import styles from "./audit.module.css";
import settings from "./settings.module.css";

/** Who changed what, when and from where. */
export function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useAuditUrl();
  const people = useUsers();
  const filtered = Object.keys(filter).length > 0;
  const list = useInfiniteQuery(auditQuery(filter));
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      title={t("settings.section.audit.name")}
      intro={t("audit.intro")}
      actions={
        <>
          <FileLink address={auditFile(filter)} name={t("audit.save")} />
          <FileLink address={changesFile} name={t("audit.saveChanges")} />
        </>
      }
    >
      <AuditFilters filter={filter} onChange={setFilter} />
      <Section flush>
        {list.isPending && <RowSkeletons rows={5} />}
        {list.isError && (
          <ErrorState title={t("problems.listTitle")} error={list.error} retry={() => void list.refetch()} />
        )}
        {list.isSuccess && entries.length === 0 && (
          <EmptyState
            icon={IconHistory}
            title={t(filtered ? "audit.noneFound" : "audit.none")}
            text={t(filtered ? "audit.noneFoundText" : "audit.noneText")}
          />
        )}
        <ul className={settings.rows}>
          {entries.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} subject={subjectOf(entry, people)} />
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

/** People by their name, everything else by kind and number. */
function subjectOf({ subject }: AuditEntry, people: User[]): string | null {
  return people.find(({ id }) => subject === `user:${id}`)?.name ?? subject;
}

function EntryRow({ entry, subject }: { entry: AuditEntry; subject: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [
    entry.actor ?? t("audit.system"),
    entry.way === null ? null : t(`audit.way.${entry.way}`),
    entry.address,
    subject,
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
