import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSlots } from "@/records/slots";
import { UnstyledButton } from "@/ui/controls";
import { CreateMenu } from "./CreateMenu";
import styles from "./TopBar.module.css";
import { UserMenu } from "./UserMenu";

const CHORD = navigator.userAgent.includes("Mac") ? "⌘ K" : "Ctrl K";

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation();
  const { topBar } = useSlots();
  return (
    <header className={styles.bar}>
      <UnstyledButton className={styles.search} onClick={onSearch} title={t("shell.palette")}>
        <IconSearch size={16} stroke={1.8} />
        <span className={styles.hint}>{t("shell.paletteHint")}</span>
        <kbd className={styles.keys}>{CHORD}</kbd>
      </UnstyledButton>
      <div className={styles.right}>
        {topBar.map((Part, index) => (
          <Part key={index} />
        ))}
        <CreateMenu />
        <UserMenu />
      </div>
    </header>
  );
}
