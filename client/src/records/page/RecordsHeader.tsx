import {
  IconClock,
  IconColumns3,
  IconDots,
  IconDownload,
  IconHistory,
  IconLayoutKanban,
  IconList,
  IconPlus,
  IconSettings,
} from "@tabler/icons-react";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { useMay, useSession } from "@/lib/session";
import { later } from "@/lib/later";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { Segmented } from "@/ui/Segmented";
import { usePhone } from "@/ui/usePhone";
import { type FileFormat, fileOf } from "../bulk/api";
import { showBulkRuns } from "../bulk/dialogStore";
import type { ListColumn } from "../list/columns";
import { fileColumns } from "../list/file";
import type { ListQuery } from "../queries";
import { useSlots } from "../slots";
import type { BaseRecord } from "../types";
import { type RecordsUrl, useRecordsUrl } from "../useRecordsUrl";
import styles from "./RecordsHeader.module.css";
import { Search } from "./Search";

const ViewMenu = later(() => import("../views/ViewMenu").then((m) => m.ViewMenu));
const ScopeNote = later(() => import("../rights/ScopeNote").then((m) => m.ScopeNote));
const ColumnChooser = later(() => import("../list/ColumnChooser").then((m) => m.ColumnChooser));

/** The list below, when it is one. */
export interface Listed<T extends BaseRecord> {
  columns: ListColumn<T>[];
  query: ListQuery;
}

interface Props<T extends BaseRecord> {
  kind: Kind;
  title: string;
  /** What the button that makes a new one says. */
  createLabel: string;
  onCreate: () => void;
  view?: RecordsUrl["view"];
  /** Absent above a board; null as long as the list is still to come. */
  list?: Listed<T> | null | undefined;
  /** Beside the title: the choice of a pipeline. */
  children?: ReactNode;
  /** Beside the search. */
  filters: ReactNode;
}

/** The line above a board or list: title, search, filters, view, settings, create. Two lines on the phone. */
export function RecordsHeader<T extends BaseRecord>(props: Props<T>) {
  const { kind, title, createLabel, onCreate, view, list, children, filters } = props;
  const { t } = useTranslation();
  const [url, setUrl] = useRecordsUrl();
  const phone = usePhone();
  const mayAdd = useMay(kind, "add");
  const scope = useSession().access[codeOfKind(kind)].read;
  // beside the choice of a view the phone has no room for a word
  const narrow = phone && view !== undefined;
  // nor for saved views beside a choice of pipelines
  const crowded = narrow && Boolean(children);
  const views = (
    <Suspense>
      <ViewMenu kind={kind} display={view === undefined ? null : view === "list" ? "LIST" : "BOARD"} />
    </Suspense>
  );
  const columns = list !== undefined && <ColumnsButton kind={kind} list={list} phone={phone} />;
  return (
    <div className={styles.frame}>
      <header className={styles.header} data-beside={children !== undefined}>
        <div className={styles.titles}>
          <h1 className={styles.title} data-beside={children !== undefined}>
            {title}
          </h1>
          {children}
          {!crowded && views}
          {scope !== "ALL" && scope !== "NONE" && (
            <Suspense>
              <ScopeNote scope={scope} />
            </Suspense>
          )}
        </div>
        <div className={styles.narrow}>
          <Search
            key={kind}
            label={t("records.searchIn", { what: title })}
            value={url.q ?? ""}
            onChange={(q) => setUrl({ q })}
          />
          {crowded && views}
          {phone && columns}
          {filters}
        </div>
        <div className={styles.right}>
          {view !== undefined && (
            <Segmented
              label={t("records.view")}
              icons
              value={view}
              onChange={(next) => setUrl({ view: next })}
              data={[
                { value: "board", label: t("records.board"), icon: <IconLayoutKanban size={16} stroke={1.7} /> },
                { value: "list", label: t("records.list"), icon: <IconList size={16} stroke={1.7} /> },
                { value: "planned", label: t("shell.activities"), icon: <IconClock size={16} stroke={1.7} /> },
              ]}
            />
          )}
          {!phone && columns}
          <ListMenu kind={kind} list={list} phone={phone} />
          {mayAdd && (
            <Button
              size="xs"
              className={styles.create}
              leftSection={narrow ? undefined : <IconPlus size={16} />}
              onClick={onCreate}
              data-testid="create"
              aria-label={createLabel}
            >
              {narrow ? <IconPlus size={18} /> : phone ? t("records.new") : createLabel}
            </Button>
          )}
        </div>
      </header>
    </div>
  );
}

interface PartProps<T extends BaseRecord> {
  kind: Kind;
  phone: boolean;
  list: Listed<T> | null;
}

function ColumnsButton<T extends BaseRecord>({ kind, phone, list }: PartProps<T>) {
  const { t } = useTranslation();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={setButton}
        label={t("records.columns.open")}
        data-testid="columns"
        size={phone ? 40 : 30}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconColumns3 size={18} stroke={1.7} />
      </IconButton>
      {open && button && list && (
        <Suspense>
          <ColumnChooser
            kind={kind}
            button={button}
            columns={list.columns as unknown as ListColumn<BaseRecord>[]}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

interface MenuProps<T extends BaseRecord> {
  kind: Kind;
  phone: boolean;
  list: Listed<T> | null | undefined;
}

function ListMenu<T extends BaseRecord>({ kind, phone, list }: MenuProps<T>) {
  const { t } = useTranslation();
  const [url] = useRecordsUrl();
  const { useListMenu } = useSlots();
  const items = useListMenu(kind);
  const mayExport = useMay(kind, "export");
  const download = <IconDownload size={16} stroke={1.7} />;
  const save = (format: FileFormat) => {
    if (!list) return;
    window.location.assign(fileOf(kind, list.query, fileColumns(list.columns, url.cols), undefined, format));
  };
  const own = [
    ...(list !== undefined && mayExport
      ? [
          { key: "export", label: t("records.exportAll"), icon: download, run: () => save("csv") },
          { key: "export-excel", label: t("records.exportExcel"), icon: download, run: () => save("xlsx") },
        ]
      : []),
    {
      key: "bulk-runs",
      label: t("records.bulkRuns"),
      icon: <IconHistory size={16} stroke={1.7} />,
      run: () => showBulkRuns(true),
    },
  ];
  const label = phone ? t("common.more") : t("common.settings");
  return (
    <Dropdown
      label={label}
      parts={items.length === 0 ? own : [...own, { key: "line", divider: true as const }, ...items]}
    >
      {(trigger) => (
        <IconButton {...trigger} label={label} data-testid="list-menu" size={phone ? 40 : 30}>
          {phone ? <IconDots size={18} /> : <IconSettings size={18} stroke={1.7} />}
        </IconButton>
      )}
    </Dropdown>
  );
}
