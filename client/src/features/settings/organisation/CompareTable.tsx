import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLeadStages, usePipelines } from "@/lib/dictionaries";
import { Select } from "@/ui/forms";
import { ActionHeads } from "./ActionHeads";
import { AREAS, type CellChange, type Place, type RoleLine } from "./api";
import { actionsOf, type Matrix } from "./matrix";
import styles from "./Matrix.module.css";
import { ScopeCell } from "./ScopeCell";

interface Props {
  roles: RoleLine[];
  matrix: Matrix;
  onChange: (change: CellChange) => void;
}

/** One place – an area, a pipeline, a stage – and what all roles say there, one below the other. */
export function CompareTable({ roles, matrix, onChange }: Props) {
  const { t } = useTranslation();
  const places = usePlaces();
  const [chosen, setChosen] = useState("DEAL  ");
  const found = places.flatMap((group) => group.items).find((item) => item.value === chosen);
  const place: Place = found?.place ?? { area: "DEAL", pipelineId: null, stageId: null };
  const actions = actionsOf(place.area);
  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t("organisation.place")}
          data={places.map(({ group, items }) => ({
            group,
            items: items.map(({ value, label }) => ({ value, label })),
          }))}
          value={chosen}
          allowDeselect={false}
          searchable
          onChange={(value) => value !== null && setChosen(value)}
        />
        <span />
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("organisation.compare")}>
        <table className={styles.table}>
          <ActionHeads first={t("organisation.role")} actions={actions} />
          <tbody>
            {roles.map((role) => (
              <tr key={role.id}>
                <th scope="row">{role.name}</th>
                {actions.map((action) => (
                  <td key={action}>
                    <ScopeCell
                      role={role}
                      matrix={matrix}
                      place={place}
                      action={action}
                      name={role.name}
                      onChange={onChange}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface Item {
  value: string;
  label: string;
  place: Place;
}

const item = (label: string, place: Place): Item => ({
  value: `${place.area} ${place.pipelineId ?? ""} ${place.stageId ?? ""}`,
  label,
  place,
});

/** Every place there is, in groups. */
function usePlaces(): { group: string; items: Item[] }[] {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  return [
    {
      group: t("organisation.inGeneral"),
      items: AREAS.map((area) => item(t(`common.area.${area}`), { area, pipelineId: null, stageId: null })),
    },
    {
      group: t("common.area.LEAD"),
      items: leadStages.map((stage) =>
        item(t("organisation.stageOf", { stage: stage.name, place: t("common.area.LEAD") }), {
          area: "LEAD",
          pipelineId: null,
          stageId: stage.id,
        }),
      ),
    },
    ...pipelines.map((pipeline) => ({
      group: pipeline.name,
      items: [
        item(pipeline.name, { area: "DEAL" as const, pipelineId: pipeline.id, stageId: null }),
        ...pipeline.stages.map((stage) =>
          item(t("organisation.stageOf", { stage: stage.name, place: pipeline.name }), {
            area: "DEAL" as const,
            pipelineId: pipeline.id,
            stageId: stage.id,
          }),
        ),
      ],
    })),
  ];
}
