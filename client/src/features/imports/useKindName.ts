import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useMode } from "@/lib/mode";

/** What rows of a file are called. Without leads, inquiries are what comes in. */
export function useKindName(): (kind: Kind) => string {
  const { t } = useTranslation();
  const simple = useMode()?.mode === "SIMPLE";
  return (kind) => (kind === "leads" && simple ? t("imports.inquiries") : t(`shell.${kind}`));
}
