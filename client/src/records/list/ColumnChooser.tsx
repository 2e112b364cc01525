import { IconEyeOff, IconPin, IconPinFilled, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { moved } from "@/lib/order";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { Panel } from "@/ui/Panel";
import { Reorder } from "@/ui/Reorder";
import { useFields } from "../fields";
import type { BaseRecord } from "../types";
import { useRecordsUrl } from "../useRecordsUrl";
import type { ListColumn } from "./columns";
import styles from "./ColumnChooser.module.css";
import { type Chosen, layoutText, readLayout } from "./layout";
import { useAllColumns } from "./useColumns";

interface Props<T extends BaseRecord> {
  kind: Kind;
  button: HTMLElement;
  columns: ListColumn<T>[];
  onClose: () => void;
}

/** Which columns a list has, in which order, and how many of the first stay in sight. It shows at once. */
export function ColumnChooser<T extends BaseRecord>({ kind, button, columns, onClose }: Props<T>) {
  const { t } = useTranslation();
  const [url, setUrl] = useRecordsUrl();
  const [typed, setTyped] = useState("");
  const all = useAllColumns(kind, columns, useFields(kind));
  const labelOf = (key: string) => all.find((column) => column.key === key)?.label ?? key;
  const kept = readLayout(url.cols);
  const chosen: Chosen[] = (kept.length > 0 ? kept : columns.map(({ key }) => ({ key }))).filter(({ key }) =>
    all.some((column) => column.key === key),
  );
  const pinned = url.pin ?? 0;
  const put = (next: Chosen[], pin = pinned) =>
    setUrl({ cols: layoutText(next), pin: pin > 0 ? Math.min(pin, next.length) : undefined });
  const others = all
    .filter(({ key }) => !chosen.some((one) => one.key === key))
    .filter(({ label }) => label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()));
  return (
    <Panel title={t("records.columns.title")} button={button} width={340} onClose={onClose}>
      <div className={styles.panel} data-testid="column-chooser">
        <h3 className={styles.heading}>{t("records.columns.shown")}</h3>
        <div className={styles.scroll}>
          <Reorder
            items={chosen}
            keyOf={({ key }) => key}
            nameOf={({ key }) => labelOf(key)}
            onMove={(from, to) => put(moved(chosen, from, to))}
          >
            {(column, handle) => {
              const place = chosen.findIndex(({ key }) => key === column.key);
              const isPinned = place < pinned;
              return (
                <div className={styles.row}>
                  {handle}
                  <span className={styles.name}>{labelOf(column.key)}</span>
                  <IconButton
                    label={t(isPinned ? "records.columns.unpin" : "records.columns.pin", { name: labelOf(column.key) })}
                    aria-pressed={isPinned}
                    size={28}
                    onClick={() => put(chosen, isPinned ? place : place + 1)}
                  >
                    {isPinned ? <IconPinFilled size={15} /> : <IconPin size={15} stroke={1.6} />}
                  </IconButton>
                  <IconButton
                    label={t("records.columns.hide", { name: labelOf(column.key) })}
                    size={28}
                    disabled={chosen.length === 1}
                    onClick={() =>
                      put(
                        chosen.filter(({ key }) => key !== column.key),
                        isPinned ? pinned - 1 : pinned,
                      )
                    }
                  >
                    <IconEyeOff size={15} stroke={1.6} />
                  </IconButton>
                </div>
              );
            }}
          </Reorder>
        </div>
        <h3 className={styles.heading}>{t("records.columns.others")}</h3>
        <TextInput
          aria-label={t("records.columns.search")}
          placeholder={t("records.columns.search")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ul className={styles.others}>
          {others.map(({ key, label }) => (
            <li key={key}>
              <button type="button" className={styles.add} onClick={() => put([...chosen, { key }])}>
                <IconPlus size={14} stroke={1.8} />
                {label}
              </button>
            </li>
          ))}
          {others.length === 0 && <li className={styles.none}>{t("common.noResults")}</li>}
        </ul>
        <div className={styles.foot}>
          <Button
            variant="subtle"
            color="gray"
            disabled={url.cols === undefined && url.pin === undefined}
            onClick={() => setUrl({ cols: undefined, pin: undefined })}
          >
            {t("records.columns.reset")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
