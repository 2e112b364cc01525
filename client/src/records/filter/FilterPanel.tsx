import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { Panel } from "@/ui/Panel";
import { useFields } from "../fields";
import styles from "./FilterPanel.module.css";
import { GroupEditor } from "./GroupEditor";
import { countOf, type Group, readGroup, tidied } from "./model";

interface Props {
  kind: Kind;
  button: HTMLElement;
  filter: Group | undefined;
  onApply: (filter: Group | undefined) => void;
  onClose: () => void;
}

/** Conditions of any field, nested as deep as somebody thinks. Nothing changes before it is applied. */
export function FilterPanel({ kind, button, filter, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const fields = useFields(kind);
  const [draft, setDraft] = useState<Group>(filter ?? { all: [] });
  return (
    <Panel title={t("records.filter.title")} button={button} width={660} onClose={onClose}>
      <form
        className={styles.form}
        data-testid="filter-panel"
        onSubmit={(event) => {
          event.preventDefault();
          onApply(readGroup(tidied(draft)));
        }}
      >
        <div className={styles.scroll}>
          {fields.length > 0 && <GroupEditor kind={kind} fields={fields} group={draft} onChange={setDraft} depth={0} />}
        </div>
        <div className={styles.foot}>
          <Button variant="subtle" color="gray" disabled={countOf(draft) === 0} onClick={() => setDraft({ all: [] })}>
            {t("records.filter.clear")}
          </Button>
          <span className={styles.grow} />
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit">{t("records.filter.apply")}</Button>
        </div>
      </form>
    </Panel>
  );
}
