import { IconPlus } from "@tabler/icons-react";
import { Children, type ReactNode } from "react";
import { Button } from "@/ui/controls";
import styles from "./CardList.module.css";
import { FieldGroup } from "./RecordCard";

interface Props {
  title: string;
  /** Said while there are none. */
  none: string;
  testId: string;
  /** Items, one below the other. */
  children: ReactNode;
  /** The button for another one; undefined for whoever may only read. */
  add?: { label: string; loading?: boolean; run: () => void } | undefined;
}

/** What belongs to a record and has several parts each: offers, sets of legal data. */
export function CardList({ title, none, testId, children, add }: Props) {
  return (
    <FieldGroup title={title}>
      {Children.count(children) === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.list} data-testid={testId}>
          {children}
        </ul>
      )}
      {add && (
        <div className={styles.add}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            loading={add.loading ?? false}
            onClick={add.run}
          >
            {add.label}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}

interface ItemProps {
  testId: string;
  busy: boolean;
  /** In one line: all in the middle of it. */
  middle?: boolean;
  children: ReactNode;
}

export function CardItem({ testId, busy, middle = false, children }: ItemProps) {
  return (
    <li className={styles.item} data-middle={middle} data-testid={testId} aria-busy={busy}>
      {children}
    </li>
  );
}
