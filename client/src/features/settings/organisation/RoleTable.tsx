import { IconChevronRight } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLeadStages, usePipelines } from "@/lib/dictionaries";
import type { Stage } from "@/lib/api/payloads";
import { ActionHeads } from "./ActionHeads";
import { ACTIONS, type Area, AREAS, type CellChange, type Place, type RoleLine } from "./api";
import { aboveOf, actionsOf, type Matrix } from "./matrix";
import styles from "./Matrix.module.css";
import { ScopeCell } from "./ScopeCell";

interface Props {
  role: RoleLine;
  matrix: Matrix;
  onChange: (change: CellChange) => void;
}

/** What one role says: an area in a row, pipelines and stages below it where somebody opens them. */
export function RoleTable({ role, matrix, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  const toggle = (name: string) =>
    setOpen((now) => (now.has(name) ? new Set([...now].filter((one) => one !== name)) : new Set([...now, name])));
  const row = (place: Place, name: string, level: number, expands?: string) => (
    <PlaceRow
      role={role}
      matrix={matrix}
      place={place}
      name={name}
      level={level}
      expanded={expands === undefined ? undefined : open.has(expands)}
      onToggle={() => expands !== undefined && toggle(expands)}
      onChange={onChange}
    />
  );
  const stages = (area: Area, pipelineId: number | null, of: Stage[], level: number) =>
    of.map((stage) => (
      <Fragment key={stage.id}>{row({ area, pipelineId, stageId: stage.id }, stage.name, level)}</Fragment>
    ));
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="region"
      aria-label={t("organisation.matrixOf", { role: role.name })}
    >
      <table className={styles.table}>
        <ActionHeads first={t("organisation.area")} actions={ACTIONS} />
        <tbody>
          {AREAS.map((area) => (
            <Fragment key={area}>
              {row(
                { area, pipelineId: null, stageId: null },
                t(`common.area.${area}`),
                0,
                area === "LEAD" || area === "DEAL" ? area : undefined,
              )}
              {area === "LEAD" && open.has("LEAD") && stages("LEAD", null, leadStages, 1)}
              {area === "DEAL" &&
                open.has("DEAL") &&
                pipelines.map((pipeline) => (
                  <Fragment key={pipeline.id}>
                    {row({ area, pipelineId: pipeline.id, stageId: null }, pipeline.name, 1, `P${pipeline.id}`)}
                    {open.has(`P${pipeline.id}`) && stages("DEAL", pipeline.id, pipeline.stages, 2)}
                  </Fragment>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Props {
  place: Place;
  name: string;
  level: number;
  /** undefined: nothing stands below. */
  expanded: boolean | undefined;
  onToggle: () => void;
}

function PlaceRow({ role, matrix, place, name, level, expanded, onToggle, onChange }: RowProps) {
  const { t } = useTranslation();
  const actions = actionsOf(place.area);
  const differs = aboveOf(place) !== undefined && matrix.differs(role.id, place);
  return (
    <tr data-level={level}>
      <th scope="row">
        {expanded === undefined ? (
          <span className={styles.place}>{name}</span>
        ) : (
          <button type="button" className={styles.expand} aria-expanded={expanded} onClick={onToggle}>
            <IconChevronRight size={14} stroke={2} />
            {name}
          </button>
        )}
        {differs && <span className={styles.mark} role="img" aria-label={t("organisation.differs")} />}
      </th>
      {ACTIONS.map((action) => (
        <td key={action}>
          {actions.includes(action) && (
            <ScopeCell role={role} matrix={matrix} place={place} action={action} name={name} onChange={onChange} />
          )}
        </td>
      ))}
    </tr>
  );
}
