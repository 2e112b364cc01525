import { IconAlertTriangle, IconAdjustmentsHorizontal, IconChevronDown, IconX } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useSources, useTags, useUsers } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { later } from "@/lib/later";
import { UnstyledButton } from "@/ui/controls";
import { Dot } from "@/ui/Dot";
import { Dropdown } from "@/ui/Dropdown";
import { countOf } from "../filter/model";
import { type Id, idsOf, idsText, useRecordsUrl } from "../useRecordsUrl";
import { conditionsOf } from "./conditions";
import styles from "./FilterBar.module.css";

const FilterPanel = later(() => import("../filter/FilterPanel").then((m) => m.FilterPanel));

const NONE = {
  responsible: undefined,
  source: undefined,
  observer: undefined,
  tag: undefined,
  stage: undefined,
  attention: undefined,
  filter: undefined,
};

interface Props {
  kind: Kind;
  /** Offered as a filter; a board shows them as its columns. */
  stages?: Stage[] | undefined;
  /** Leads that need attention can be singled out. */
  attention?: boolean;
}

/** Narrowing a board or list: a chip for what is asked most, a panel with nested conditions for the rest. */
export function FilterBar({ kind, stages, attention = false }: Props) {
  const { t } = useTranslation();
  const [url, setUrl] = useRecordsUrl();
  const users = useUsers();
  const sources = useSources();
  const tags = useTags();
  const people = [{ id: "me" as const, name: t("records.filter.me") }, ...users.filter((user) => user.active)];
  const needsAttention = useMode()?.needsAttention ?? 0;
  const filtered = conditionsOf(url, stages !== undefined).length > 0;
  return (
    <div className={styles.bar} data-long={stages !== undefined} role="group" aria-label={t("records.filters")}>
      <Chip
        label={t("records.field.responsibleId")}
        options={people}
        chosen={idsOf(url.responsible)}
        onChange={(ids) => setUrl({ responsible: idsText(ids) })}
      />
      <Chip
        label={t("records.field.sourceId")}
        rank={2}
        options={sources}
        chosen={idsOf(url.source)}
        onChange={(ids) => setUrl({ source: idsText(ids) })}
      />
      {stages !== undefined && (
        <Chip
          label={t("records.field.stageId")}
          options={stages}
          chosen={idsOf(url.stage)}
          onChange={(ids) => setUrl({ stage: idsText(ids) })}
        />
      )}
      {attention && (needsAttention > 0 || url.attention === true) && (
        <UnstyledButton
          className={styles.chip}
          data-set={url.attention === true}
          aria-pressed={url.attention === true}
          onClick={() => setUrl({ attention: url.attention === true ? undefined : true })}
        >
          <IconAlertTriangle size={14} stroke={1.8} />
          {t("records.leads.attentionFilter")}
        </UnstyledButton>
      )}
      <MoreFilters kind={kind} />
      <Chip
        label={t("records.field.observerId")}
        rank={3}
        options={people}
        chosen={idsOf(url.observer)}
        onChange={(ids) => setUrl({ observer: idsText(ids) })}
      />
      {tags.length > 0 && (
        <Chip
          label={t("records.field.tagId")}
          rank={3}
          options={tags}
          chosen={idsOf(url.tag)}
          onChange={(ids) => setUrl({ tag: idsText(ids) })}
        />
      )}
      {filtered && (
        <UnstyledButton className={styles.clear} title={t("records.clearFilters")} onClick={() => setUrl(NONE)}>
          <IconX size={16} stroke={1.8} />
          <span className={styles.clearText}>{t("records.clearFilters")}</span>
        </UnstyledButton>
      )}
    </div>
  );
}

function MoreFilters({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const [url, setUrl] = useRecordsUrl();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  const count = countOf(url.filter);
  return (
    <>
      <UnstyledButton
        ref={setButton}
        className={styles.chip}
        data-set={count > 0}
        data-testid="more-filters"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconAdjustmentsHorizontal size={15} stroke={1.8} />
        {count === 0 ? t("records.filter.more") : t("records.filter.some", { count })}
      </UnstyledButton>
      {open && button && (
        <Suspense>
          <FilterPanel
            kind={kind}
            button={button}
            filter={url.filter}
            onClose={() => setOpen(false)}
            onApply={(filter) => {
              setUrl({ filter });
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface ChipProps {
  label: string;
  /** The higher, the sooner it makes room. */
  rank?: number;
  options: { id: Id; name: string; color?: string }[];
  chosen: Id[];
  onChange: (ids: Id[]) => void;
}

function Chip({ label, rank, options, chosen, onChange }: ChipProps) {
  const names = options.filter((option) => chosen.includes(option.id)).map((option) => option.name);
  const [first, ...more] = names;
  const shown = first === undefined ? "" : more.length === 0 ? first : `${first} +${more.length}`;
  const toggle = (id: Id) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dropdown
      label={label}
      position="bottom-start"
      keepOpen
      parts={options.map((option) => ({
        key: option.id,
        label: (
          <span className={styles.option}>
            {option.color !== undefined && <Dot color={option.color} />}
            {option.name}
          </span>
        ),
        checked: chosen.includes(option.id),
        run: () => toggle(option.id),
      }))}
    >
      {(trigger) => (
        <UnstyledButton {...trigger} className={styles.chip} data-rank={rank} data-set={chosen.length > 0}>
          <span className={styles.label}>{label}</span>
          {shown !== "" && <span className={styles.value}>{shown}</span>}
          <IconChevronDown size={14} stroke={1.8} />
        </UnstyledButton>
      )}
    </Dropdown>
  );
}
