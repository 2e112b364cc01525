import { useQuery } from "@tanstack/react-query";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useReadablePipelines, useSources, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { DayField } from "@/ui/DayField";
import { Select } from "@/ui/forms";
import { departmentsQuery } from "../departments";
import { type Dashboard, SPANS } from "./api";
import styles from "./Dashboards.module.css";
import { useDashboardUrl } from "./url";

const OWN = "own";
const NONE = "none";

/** What all tiles are narrowed to. */
export function FilterBar({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation();
  const { narrowing, narrowed, change } = useDashboardUrl();
  const today = useFormats().today();
  const departments = useQuery(departmentsQuery).data ?? [];
  const users = useUsers();
  const sources = useSources();
  const pipelines = useReadablePipelines();
  const own = narrowing.from !== undefined;
  const without = (name: string) => ({ value: NONE, label: name });
  return (
    <div className={styles.filter} role="group" aria-label={t("dashboards.filter")}>
      <Select
        aria-label={t("reports.period")}
        data={[
          ...SPANS.map((span) => ({
            value: span,
            label: t(`dashboards.span.${span}`),
          })),
          { value: OWN, label: t("reports.ownSpan") },
        ]}
        value={own ? OWN : (narrowing.span ?? dashboard.span)}
        onChange={(span) =>
          change(
            span === OWN
              ? { span: undefined, from: today, to: today }
              : { span: span === dashboard.span ? undefined : (span ?? undefined), from: undefined, to: undefined },
          )
        }
        allowDeselect={false}
      />
      {own && (
        <div className={styles.days}>
          <DayField
            aria-label={t("reports.from")}
            value={narrowing.from ?? ""}
            max={narrowing.to}
            onDay={(from) => from !== "" && change({ from })}
          />
          <DayField
            aria-label={t("reports.to")}
            value={narrowing.to ?? ""}
            min={narrowing.from}
            onDay={(to) => to !== "" && change({ to })}
          />
        </div>
      )}
      <Select
        aria-label={t("reports.one.RESPONSIBLE")}
        placeholder={t("dashboards.allPeople")}
        data={users.map((user) => ({ value: String(user.id), label: user.name }))}
        value={narrowing.RESPONSIBLE ?? null}
        onChange={(person) => change({ person: person ?? undefined })}
        clearable
        searchable
      />
      {departments.length > 0 && (
        <Select
          aria-label={t("dashboards.department")}
          placeholder={t("dashboards.allDepartments")}
          data={departments.map((one) => ({ value: String(one.id), label: one.name }))}
          value={narrowing.DEPARTMENT ?? null}
          onChange={(department) => change({ department: department ?? undefined })}
          clearable
          searchable
        />
      )}
      <Select
        aria-label={t("reports.one.SOURCE")}
        placeholder={t("dashboards.allSources")}
        data={[
          ...sources.map((source) => ({ value: String(source.id), label: source.name })),
          without(t("reports.none.SOURCE")),
        ]}
        value={narrowing.SOURCE ?? null}
        onChange={(source) => change({ source: source ?? undefined })}
        clearable
        searchable
      />
      {(pipelines.length > 1 || narrowing.PIPELINE !== undefined) && (
        <Select
          aria-label={t("sales.pipeline")}
          placeholder={t("sales.allPipelines")}
          data={pipelines.map((one) => ({ value: String(one.id), label: one.name }))}
          value={narrowing.PIPELINE ?? null}
          onChange={(pipeline) => change({ pipeline: pipeline ?? undefined })}
          clearable
          searchable
        />
      )}
      {narrowed && (
        <Button
          variant="subtle"
          leftSection={<IconX size={14} />}
          onClick={() =>
            change({
              span: undefined,
              from: undefined,
              to: undefined,
              person: undefined,
              department: undefined,
              source: undefined,
              pipeline: undefined,
            })
          }
        >
          {t("dashboards.clear")}
        </Button>
      )}
    </div>
  );
}
