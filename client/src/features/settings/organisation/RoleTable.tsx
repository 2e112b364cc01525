import { IconChevronRight } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLeadStages, usePipelines } from "@/lib/dictionaries";
import type { Stage } from "@/lib/api/payloads";
import { TextInput } from "@/ui/forms";
import { ActionHeads } from "./ActionHeads";
import { ACTIONS, type Area, AREAS, type CellChange, type Place, type RoleLine } from "./api";
import { aboveOf, actionsOf, holds, type Matrix } from "./matrix";
import styles from "./Matrix.module.css";
import { ScopeCell } from "./ScopeCell";

interface Props {
  role: RoleLine;
  matrix: Matrix;
  onChange: (change: CellChange) => void;
}

/**
 * What one role says: an area in a row, pipelines and stages below it where somebody opens them. Whoever types what a
 * pipeline or stage is called sees those alone.
 */
export function RoleTable({ role, matrix, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState("");
  const places = usePlaces(typed.trim());
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
  const shows = (name: string) => places.found || open.has(name);
  return (
    <>
      {places.many && (
        <TextInput
          type="search"
          className={styles.find}
          aria-label={t("organisation.findPlace")}
          placeholder={t("organisation.findPlace")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {places.areas.length === 0 && (
        <p className={styles.hint} role="status">
          {t("organisation.nothingFound")}
        </p>
      )}
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={t("organisation.matrixOf", { role: role.name })}
      >
        <table className={styles.table}>
          <ActionHeads first={t("organisation.area")} actions={ACTIONS} />
          <tbody>
            {places.areas.map((area) => (
              <Fragment key={area}>
                {row(
                  { area, pipelineId: null, stageId: null },
                  t(`common.area.${area}`),
                  0,
                  !places.found && (area === "LEAD" || area === "DEAL") ? area : undefined,
                )}
                {area === "LEAD" && shows("LEAD") && stages("LEAD", null, places.leadStages, 1)}
                {area === "DEAL" &&
                  shows("DEAL") &&
                  places.pipelines.map((pipeline) => (
                    <Fragment key={pipeline.id}>
                      {row(
                        { area, pipelineId: pipeline.id, stageId: null },
                        pipeline.name,
                        1,
                        pipeline.found ? undefined : `P${pipeline.id}`,
                      )}
                      {(pipeline.found || open.has(`P${pipeline.id}`)) &&
                        stages("DEAL", pipeline.id, pipeline.stages, 2)}
                    </Fragment>
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** From so many pipelines on one has to search. */
const FEW = 4;

/** The rows there are, or those that hold what somebody types; of a pipeline found by its name all stages. */
function usePlaces(typed: string) {
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  const many = pipelines.length >= FEW;
  if (typed === "" || !many) {
    return {
      many,
      found: false,
      areas: AREAS,
      leadStages,
      pipelines: pipelines.map((one) => ({ ...one, found: false })),
    };
  }
  const ofLeads = leadStages.filter((stage) => holds(stage.name, typed));
  const ofDeals = pipelines
    .map((pipeline) => ({ pipeline, stages: pipeline.stages.filter((stage) => holds(stage.name, typed)) }))
    .filter(({ pipeline, stages }) => stages.length > 0 || holds(pipeline.name, typed))
    .map(({ pipeline, stages }) =>
      stages.length > 0 ? { ...pipeline, stages, found: true } : { ...pipeline, found: false },
    );
  const found = { LEAD: ofLeads.length > 0, DEAL: ofDeals.length > 0 };
  const areas = AREAS.filter((area) => (area === "LEAD" || area === "DEAL") && found[area]);
  return { many, found: true, areas, leadStages: ofLeads, pipelines: ofDeals };
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
