import { IconCornerDownRight, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { Segmented } from "@/ui/Segmented";
import type { ListField } from "../fields";
import { ConditionEditor } from "./ConditionEditor";
import styles from "./FilterPanel.module.css";
import { type Filter, type Group, isGroup, partsOf, withParts } from "./model";
import { begun } from "./operators";

interface Props {
  kind: Kind;
  fields: ListField[];
  group: Group;
  onChange: (group: Group) => void;
  /** Absent for the outermost. */
  onRemove?: () => void;
  depth: number;
}

const DEEPEST = 4;

/** Conditions of which all or any must hold, and groups of such within. */
export function GroupEditor({ kind, fields, group, onChange, onRemove, depth }: Props) {
  const { t } = useTranslation();
  const parts = partsOf(group);
  const [first] = fields;
  const put = (next: Filter[]) => onChange(withParts(group, next));
  const replace = (index: number, part: Filter) => put(parts.map((one, at) => (at === index ? part : one)));
  const remove = (index: number) => put(parts.filter((_, at) => at !== index));
  const start = fields.find(({ code }) => code === "title" || code === "name") ?? first;
  return (
    <fieldset className={styles.group} data-depth={depth}>
      <legend className={styles.legend}>{t("records.filter.group")}</legend>
      {(parts.length > 1 || depth > 0) && (
        <div className={styles.how}>
          <Segmented
            label={t("records.filter.how")}
            value={"all" in group ? "all" : "any"}
            onChange={(word) => onChange(word === "all" ? { all: parts } : { any: parts })}
            data={[
              { value: "all", label: t("records.filter.all") },
              { value: "any", label: t("records.filter.any") },
            ]}
          />
          <span className={styles.grow} />
          {onRemove && (
            <IconButton label={t("records.filter.removeGroup")} onClick={onRemove}>
              <IconX size={15} />
            </IconButton>
          )}
        </div>
      )}
      {parts.map((part, index) =>
        isGroup(part) ? (
          <GroupEditor
            key={index}
            kind={kind}
            fields={fields}
            group={part}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
            depth={depth + 1}
          />
        ) : (
          <ConditionEditor
            key={index}
            kind={kind}
            fields={fields}
            condition={part}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      {start && (
        <div className={styles.add}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => put([...parts, begun(start)])}
          >
            {t("records.filter.add")}
          </Button>
          {depth < DEEPEST && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconCornerDownRight size={14} />}
              onClick={() => put([...parts, { any: [begun(start)] }])}
            >
              {t("records.filter.addGroup")}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
