import { Button } from "./controls";
import { useEscape } from "./escape";
import { Popover } from "./overlays";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Confirm.module.css";

interface Props {
  question: string;
  /** What the button that does it says. */
  confirm: string;
  onConfirm: () => void;
  /** The button that asks. */
  children: (ask: () => void) => ReactElement;
}

/** Asks in place before something that cannot be undone; needs no dialog over the page. */
export function Confirm({ question, confirm, onConfirm, children }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  useEscape(asking, () => setAsking(false));
  return (
    <Popover
      opened={asking}
      onChange={setAsking}
      position="bottom-end"
      trapFocus
      returnFocus
      closeOnEscape={false}
      width={300}
    >
      <Popover.Target>{children(() => setAsking(!asking))}</Popover.Target>
      <Popover.Dropdown aria-label={question}>
        <p className={styles.question}>{question}</p>
        <div className={styles.buttons}>
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>
            {t("common.cancel")}
          </Button>
          <Button
            size="xs"
            color="red"
            onClick={() => {
              setAsking(false);
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
