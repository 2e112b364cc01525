import { IconDots, IconLayoutKanban, IconList, IconPlus, IconSettings } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useMay } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { Segmented } from "@/ui/Segmented";
import { usePhone } from "@/ui/usePhone";
import { useSlots } from "../slots";
import { type RecordsUrl, useRecordsUrl } from "../useRecordsUrl";
import styles from "./RecordsHeader.module.css";
import { Search } from "./Search";

interface Props {
  kind: Kind;
  title: string;
  /** What the button that makes a new one says. */
  createLabel: string;
  onCreate: () => void;
  view?: RecordsUrl["view"];
  /** Beside the title: the choice of a pipeline. */
  children?: ReactNode;
  /** Beside the search. */
  filters: ReactNode;
}

/** The line above a board or list: title, search, filters, view, settings, create. Two lines on the phone. */
export function RecordsHeader({ kind, title, createLabel, onCreate, view, children, filters }: Props) {
  const { t } = useTranslation();
  const [url, setUrl] = useRecordsUrl();
  const phone = usePhone();
  const mayAdd = useMay(kind, "add");
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1 className={styles.title} data-beside={children !== undefined}>
          {title}
        </h1>
        {children}
      </div>
      <div className={styles.narrow}>
        <Search
          key={kind}
          label={t("records.searchIn", { what: title })}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q })}
        />
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
            ]}
          />
        )}
        <ListMenu kind={kind} phone={phone} />
        {mayAdd && (
          <Button
            size="xs"
            className={styles.create}
            leftSection={<IconPlus size={16} />}
            onClick={onCreate}
            data-testid="create"
            aria-label={createLabel}
          >
            {phone ? t("records.new") : createLabel}
          </Button>
        )}
      </div>
    </header>
  );
}

function ListMenu({ kind, phone }: { kind: Kind; phone: boolean }) {
  const { t } = useTranslation();
  const { useListMenu } = useSlots();
  const items = useListMenu(kind);
  if (items.length === 0) return null;
  const label = phone ? t("common.more") : t("common.settings");
  return (
    <Dropdown label={label} parts={items}>
      {(trigger) => (
        <IconButton {...trigger} label={label} data-testid="list-menu" size={phone ? 40 : 30}>
          {phone ? <IconDots size={18} /> : <IconSettings size={18} stroke={1.7} />}
        </IconButton>
      )}
    </Dropdown>
  );
}
