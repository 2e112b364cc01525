import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { PageFrame } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { type ImportRun, importQuery, isWorking, previewQuery } from "./api";
import { ImportProgress } from "./ImportProgress";
import { ImportReport } from "./ImportReport";
import styles from "./Imports.module.css";
import { placeOf } from "./model";
import { Preparation } from "./Preparation";
import { useKindName } from "./useKindName";

/** One file on its way: what its columns mean, the rehearsal, progress, the report. May be left and come back to. */
export function ImportPage() {
  const { t } = useTranslation();
  const id = Number(useParams({ strict: false }).importId);
  const run = useQuery(importQuery(id));
  const back = (
    <Link to="/settings/import">
      <IconArrowLeft size={14} style={{ verticalAlign: "-2px" }} /> {t("settings.section.import.name")}
    </Link>
  );
  if (run.isPending || run.data === undefined) {
    return (
      <PageFrame title={t("settings.section.import.name")} back={back} wide>
        {run.isLoadingError ? (
          <ErrorState title={t("problems.recordTitle")} error={run.error} retry={() => void run.refetch()} />
        ) : (
          <RowSkeletons rows={6} height={28} />
        )}
      </PageFrame>
    );
  }
  return (
    <PageFrame title={run.data.fileName} back={back} intro={<Facts run={run.data} />} wide>
      <Way place={placeOf(run.data)} />
      <Content run={run.data} />
    </PageFrame>
  );
}

function Facts({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const kindName = useKindName();
  const separator = run.separator === "\t" ? "tab" : run.separator;
  const facts = [
    kindName(kindOfCode(run.kind)),
    t("imports.rows", { count: run.total, number: formats.number(run.total) }),
    run.format === "XLSX" ? "XLSX" : `CSV, ${run.encoding ?? ""}`,
    separator !== null && t("imports.separatedBy", { sign: separator === "tab" ? t("imports.tab") : separator }),
    run.startedBy.name,
  ].filter((fact) => typeof fact === "string");
  return <>{facts.join(" · ")}</>;
}

const PARTS = ["file", "columns", "rehearsal", "import"] as const;

/** Where in the four parts of the way the file is. */
function Way({ place }: { place: number }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.way} aria-label={t("imports.way")}>
      {PARTS.map((part, index) => (
        <li key={part} data-past={index < place} aria-current={index === place ? "step" : undefined}>
          <span className={styles.wayNumber}>{index + 1}</span>
          <span className={styles.wayName}>{t(`imports.part.${part}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function Content({ run }: { run: ImportRun }) {
  const preview = useQuery({ ...previewQuery(run.id), enabled: run.status === "READ" || run.status === "REHEARSED" });
  const mode = useMode();
  if (isWorking(run)) return <ImportProgress run={run} />;
  if (run.status !== "READ" && run.status !== "REHEARSED") return <ImportReport run={run} />;
  if (preview.data === undefined || mode === undefined) return <RowSkeletons rows={6} height={28} />;
  return <Preparation key={run.id} run={run} preview={preview.data} simple={mode.mode === "SIMPLE"} />;
}
