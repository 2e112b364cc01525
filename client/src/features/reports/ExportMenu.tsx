import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { type Picture, savePicture } from "./picture";
import { useFileParts } from "./saving";

interface Props {
  /** Of the file with the rows of the report. */
  address: (format: "csv" | "xlsx") => string;
  /** All charts that are drawn. */
  pictures: Picture[];
  /** Of the file, without its ending. */
  name: string;
}

/** A report as a table for spreadsheets, or its charts as pictures. */
export function ExportMenu({ address, pictures, name }: Props) {
  const { t } = useTranslation();
  const files = useFileParts(address, name);
  return (
    <Dropdown
      label={t("reports.export")}
      position="bottom-end"
      parts={[
        ...files,
        ...pictures.map(({ name: shown, chart }) => ({
          key: `png ${shown}`,
          label: t("reports.pngOf", { name: shown }),
          run: () => savePicture(chart.current?.picture(), `${shown}.png`),
        })),
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
