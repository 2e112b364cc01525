import { useTranslation } from "react-i18next";
import { fetchFile } from "@/lib/api/download";
import { problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { toast } from "@/ui/toasts";

/** Whether the signed-in person may take figures out as files; what is drawn is a picture for everybody who sees it. */
export function useMayExport(): boolean {
  return useSession().permissions.exportFigures !== false;
}

/** The file may be read once the link was followed, so its address lives a little longer. */
const ENOUGH_MS = 60_000;

export function saveAs(address: string, name: string) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** Saves what the server answers; says why when it refuses. */
export function useSaving(): (address: string, name: string) => Promise<void> {
  const { t } = useTranslation();
  return async (address, name) => {
    try {
      const file = URL.createObjectURL(await fetchFile(address));
      saveAs(file, name);
      setTimeout(() => URL.revokeObjectURL(file), ENOUGH_MS);
    } catch (problem) {
      toast(problemText(t, problem), { tone: "error" });
    }
  };
}

/** The lines of a menu that take a report out as a file. Without the right they say so. */
export function useFileParts(address: (format: "csv" | "xlsx") => string, name: string) {
  const { t } = useTranslation();
  const may = useMayExport();
  const save = useSaving();
  return (["csv", "xlsx"] as const).map((format) => ({
    key: format,
    label: t(`reports.${format}`),
    hint: may ? undefined : t("reports.mayNotExport"),
    disabled: !may,
    run: () => void save(address(format), `${name}.${format}`),
  }));
}
