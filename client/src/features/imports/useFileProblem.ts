import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/lib/api/problem";
import type { Texts } from "@/lib/i18n/texts";
import { problemText } from "@/lib/problemText";

type FileCode = keyof Texts["imports"]["fileProblem"];

/** Why a file cannot be read. */
export function useFileProblem(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof ApiProblem) {
      const about = error.errors.find((one) => one.field === "file");
      const code = error.slug === "payload-too-large" ? "too-large" : about?.code;
      const known = code === undefined ? "" : t(`imports.fileProblem.${code as FileCode}`, { defaultValue: "" });
      if (known !== "") return known;
    }
    return problemText(t, error);
  };
}
