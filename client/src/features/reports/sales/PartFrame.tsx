import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageFrame } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { ExportMenu } from "../ExportMenu";
import type { Part } from "../parts";
import { PeriodChoice } from "../PeriodChoice";
import { PictureContext, usePictures } from "../picture";
import styles from "../Reports.module.css";
import { ReportTabs } from "../ReportTabs";

interface Props<Data> {
  part: Part;
  found: UseQueryResult<Data>;
  /** Where its rows are as a file. */
  file: (format: "csv" | "xlsx") => string;
  comparing?: boolean;
  /** What else is chosen, beside the period. */
  choice?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** What all of these reports have: the way to the others, the period, and what stands there until the figures do. */
export function PartFrame<Data>({ part, found, file, comparing = false, choice, children }: Props<Data>) {
  const { t } = useTranslation();
  const { pictures, add } = usePictures();
  return (
    <PageFrame
      title={t("reports.title")}
      intro={t(`sales.intro.${part}`)}
      wide
      actions={<ExportMenu address={file} pictures={pictures} name={part} />}
    >
      <ReportTabs part={part} />
      <PeriodChoice help={t(`sales.periodHelp.${part}`)} comparing={comparing} crediting={false}>
        {choice}
      </PeriodChoice>
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("reports.failed")} error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data !== undefined && (
        <div className={styles.report} aria-busy={found.isPlaceholderData}>
          <PictureContext value={add}>{children(found.data)}</PictureContext>
        </div>
      )}
    </PageFrame>
  );
}
