import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import { usePhone } from "@/ui/usePhone";
import styles from "./Search.module.css";

const TYPING_PAUSE = 250;

interface Props {
  /** What is searched: "Leads durchsuchen". */
  label: string;
  value: string;
  onChange: (q: string) => void;
}

/** The field that narrows a board or list while somebody types. */
export function Search({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <label className={styles.search}>
      <IconSearch size={15} stroke={1.8} />
      <input
        className={styles.input}
        type="search"
        aria-label={label}
        placeholder={phone ? t("common.search") : label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setTyped("");
        }}
      />
      {typed !== "" && (
        <UnstyledButton className={styles.clear} aria-label={t("common.remove")} onClick={() => setTyped("")}>
          <IconX size={14} stroke={1.8} />
        </UnstyledButton>
      )}
    </label>
  );
}
