import { IconHelp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import { Popover } from "@/ui/overlays";
import styles from "./Reports.module.css";

/** What a number means, beside it. */
export function Help({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={260} position="bottom" withinPortal returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.help}
          aria-label={t("reports.helpOn", { name })}
          onClick={() => setOpened(!opened)}
        >
          <IconHelp size={14} stroke={1.7} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.helpText}>{text}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
