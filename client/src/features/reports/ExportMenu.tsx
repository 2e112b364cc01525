import { IconDownload } from "@tabler/icons-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ChartHandle } from "@/ui/chart/Chart";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { save, savePicture } from "./picture";

interface Props {
  /** Of the file with the rows of the report. */
  address: (format: "csv" | "xlsx") => string;
  chart: RefObject<ChartHandle | null>;
  /** Nothing is drawn. */
  empty: boolean;
  /** Of the picture, without its ending. */
  name: string;
}

/** A report as a table for spreadsheets, or its chart as a picture. */
export function ExportMenu({ address, chart, empty, name }: Props) {
  const { t } = useTranslation();
  return (
    <Dropdown
      label={t("reports.export")}
      position="bottom-end"
      parts={[
        { key: "csv", label: t("reports.csv"), run: () => save(address("csv")) },
        { key: "xlsx", label: t("reports.xlsx"), run: () => save(address("xlsx")) },
        {
          key: "png",
          label: t("reports.png"),
          disabled: empty,
          run: () => savePicture(chart.current?.picture(), `${name}.png`),
        },
      ]}
    >
      {(trigger) => (
        <Button {...trigger} variant="default" leftSection={<IconDownload size={16} />}>
          {t("reports.export")}
        </Button>
      )}
    </Dropdown>
  );
}
