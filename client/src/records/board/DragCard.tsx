import { useDraggable } from "@dnd-kit/core";
import { IconDotsVertical } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { Dropdown, type DropdownPart } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import type { StagedRecord } from "../types";
import styles from "./Board.module.css";

interface Props {
  kind: Kind;
  record: StagedRecord;
  /** Travels along when it is dragged, beside the record. */
  data?: Record<string, unknown>;
  /** Stays where it is, and has no menu. */
  fixed: boolean;
  menu: { label: string; open: string; parts: DropdownPart[] };
  onOpen: () => void;
  children: ReactNode;
}

/** A card in a column. Enter opens it, space picks it up for the arrow keys; the menu moves it without dragging. */
export function DragCard({ kind, record, data, fixed, menu, onOpen, children }: Props) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: `${kind}-${record.id}`,
    data: { ...data, record },
    disabled: fixed,
  });
  return (
    <div className={styles.cardBox} data-dragging={isDragging}>
      <div
        ref={setNodeRef}
        className={styles.card}
        data-card
        data-testid={`card-${codeOfKind(kind).toLowerCase()}-${record.id}`}
        {...attributes}
        {...listeners}
        aria-label={record.title}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            onOpen();
          } else {
            (listeners?.["onKeyDown"] as ((event: React.KeyboardEvent) => void) | undefined)?.(event);
          }
        }}
      >
        {children}
      </div>
      {!fixed && (
        <Dropdown label={menu.label} parts={[{ key: "to", heading: menu.label }, ...menu.parts]}>
          {(trigger) => (
            <IconButton {...trigger} label={menu.open} className={styles.cardMenu} size={26}>
              <IconDotsVertical size={15} />
            </IconButton>
          )}
        </Dropdown>
      )}
    </div>
  );
}
