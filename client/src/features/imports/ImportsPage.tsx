import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import { codeOfKind, isKind, type Kind, KINDS, kindOfCode } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { type ImportRun, importsQuery } from "./api";
import { FileDrop } from "./FileDrop";
import styles from "./Imports.module.css";
import { useKindName } from "./useKindName";

/** Settings → Import: a new file, and those of before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { access } = useSession();
  const search: { kind?: string } = useSearch({ strict: false });
  const kindName = useKindName();
  const allowed = KINDS.filter((kind) => access[codeOfKind(kind)].import !== "NONE");
  const wanted: Kind = search.kind !== undefined && isKind(search.kind) ? search.kind : "contacts";
  const kind = allowed.includes(wanted) ? wanted : allowed[0];
  const simple = useMode()?.mode === "SIMPLE";
  return (
    <PageFrame title={t("settings.section.import.name")} intro={t("imports.intro")} wide>
      {kind !== undefined && (
        <Section title={t("imports.new")}>
          <div className={styles.start}>
            <Segmented
              label={t("imports.kind")}
              value={kind}
              onChange={(next) => void navigate({ to: "/settings/import", search: { kind: next } } as never)}
              data={allowed.map((one) => ({ value: one, label: kindName(one) }))}
            />
            {kind === "leads" && simple && <p className={styles.note}>{t("imports.inquiriesNote")}</p>}
            <FileDrop key={kind} kind={kind} />
          </div>
        </Section>
      )}
      <Earlier />
    </PageFrame>
  );
}

function Earlier() {
  const { t } = useTranslation();
  const runs = useQuery(importsQuery);
  if (runs.isPending) return <RowSkeletons rows={3} height={32} />;
  if (runs.isError) {
    return <ErrorState title={t("imports.failed")} error={runs.error} retry={() => void runs.refetch()} />;
  }
  if (runs.data.length === 0) return null;
  return (
    <Section title={t("imports.earlier")} flush>
      <ul className={styles.runs}>
        {runs.data.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const kindName = useKindName();
  const number = (count: number) => ({ count, number: formats.number(count) });
  const figures =
    run.startedAt === null || run.status === "READ" || run.status === "REHEARSED"
      ? [t("imports.rows", number(run.total))]
      : [
          t("imports.madeShort", number(run.made)),
          run.updated > 0 && t("imports.updatedShort", number(run.updated)),
          run.skipped > 0 && t("imports.skippedShort", number(run.skipped)),
          run.failed > 0 && t("imports.failedShort", number(run.failed)),
        ].filter((text) => text !== false);
  return (
    <li>
      <Link to={addressOfSettings(`import/${run.id}`)} className={styles.run}>
        <span className={styles.file}>{run.fileName}</span>
        <span className={styles.status} data-status={run.status}>
          {t(`imports.status.${run.status}`)}
        </span>
        <span className={styles.facts}>{[kindName(kindOfCode(run.kind)), ...figures].join(" · ")}</span>
        <span className={styles.when}>
          {run.startedBy.name} · {formats.near(run.startedAt ?? run.readAt)}
        </span>
      </Link>
    </li>
  );
}
