import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import field from "./InlineField.module.css";
import styles from "./LinksField.module.css";
import { NamedLink } from "./RecordLink";
import { useFound } from "./useFound";

export interface Linked {
  id: number;
  /** Null for a record one may not read. */
  name: string | null;
}

interface Props {
  label: string;
  kind: "contacts" | "companies";
  links: Linked[];
  readOnly: boolean;
  /** At most one: choosing another takes its place. */
  single?: boolean;
  onAdd: (id: number) => void;
  onRemove?: ((id: number) => void) | undefined;
}

/** Contacts or companies a record belongs to: links, and a field to find more of them. */
export function LinksField({ label, kind, links, readOnly, single = false, onAdd, onRemove }: Props) {
  const { t } = useTranslation();
  // of one only: whoever looks for a company does not replace the one that somebody else has found first
  const [seen, setSeen] = useState<Props["onAdd"]>();
  const searching = seen !== undefined;
  return (
    <div className={field["field"]}>
      <span className={field["label"]}>{label}</span>
      <div className={styles.links}>
        {links.map((link) => (
          <span key={link.id} className={styles.link}>
            <NamedLink kind={kind} id={link.id} name={link.name} />
            {!readOnly && onRemove && (
              <IconButton
                label={t("records.unlink", { name: link.name ?? t("common.unseen") })}
                size={24}
                className={styles.remove}
                onClick={() => onRemove(link.id)}
              >
                <IconX size={13} />
              </IconButton>
            )}
          </span>
        ))}
        {links.length === 0 && readOnly && <span className={styles.none}>–</span>}
        {!readOnly && !searching && (!single || links.length === 0) && (
          <button type="button" className={styles.add} onClick={() => setSeen(() => onAdd)}>
            <IconPlus size={13} /> {t("records.link")}
          </button>
        )}
        {searching && (
          <FindRecord
            label={label}
            kind={kind}
            without={links.map((link) => link.id)}
            onPick={(id) => {
              setSeen(undefined);
              if (id !== null) (single ? seen : onAdd)(id);
            }}
          />
        )}
      </div>
    </div>
  );
}

interface FindProps {
  label: string;
  kind: Props["kind"];
  without: number[];
  onPick: (id: number | null) => void;
}

/** A field to look for a contact or company. */
export function FindRecord({ label, kind, without, onPick }: FindProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { options, searching } = useFound(kind, text, without);
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={t("records.linkHint")}
      className={styles.find}
      autoFocus
      searchable
      defaultDropdownOpened
      data={options}
      // the server has searched already
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={searching ? t("common.loading") : t("common.noResults")}
      onChange={(id) => onPick(id === null ? null : Number(id))}
      onBlur={() => onPick(null)}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onPick(null);
        }
      }}
    />
  );
}
