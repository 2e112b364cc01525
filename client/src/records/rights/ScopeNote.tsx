import { IconEyeShare } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Scope } from "@/lib/session";
import { toast } from "@/ui/toasts";
import styles from "./ScopeNote.module.css";

/**
 * Above a list or board that rights shorten: whose records stand in it, so that nobody takes them for all. A tap says it
 * in a whole sentence; on the phone there is room for the symbol only.
 */
export function ScopeNote({ scope }: { scope: Exclude<Scope, "ALL" | "NONE"> }) {
  const { t } = useTranslation();
  const text = t(`organisation.shortened.${scope}`);
  return (
    <button
      type="button"
      className={styles.note}
      aria-label={text}
      title={text}
      data-testid="scope-note"
      onClick={() => toast(text)}
    >
      <IconEyeShare size={15} stroke={1.7} aria-hidden="true" />
      <span className={styles.word}>{t(`organisation.whose.${scope}`)}</span>
    </button>
  );
}
