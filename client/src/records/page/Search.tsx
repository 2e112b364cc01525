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
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // a view, a link or the way back has set another one: what was typed before that is not searched any more
    if (value !== sent) {
      setSent(value);
      setTyped(value);
    }
  }
  useEffect(() => {
    if (typed === seen) return;
    const timer = setTimeout(() => {
      setSent(typed);
      onChange(typed);
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed, seen, onChange]);
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
