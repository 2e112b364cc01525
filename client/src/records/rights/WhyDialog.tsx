import { useQuery } from "@tanstack/react-query";
import { IconCircleCheck, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLeadStages, usePipelines, useUsers } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { Select } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { ASKED, type Asked, type Explanation, explanationQuery, type Place, type RoleSays } from "./api";
import styles from "./WhyDialog.module.css";

interface Props {
  kind: Kind;
  id: number;
  name: string;
  asked?: Asked;
  onClose: () => void;
}

/** "Why can't I?": for an action on this record, what each role says and what counts in the end. */
export function WhyDialog({ kind, id, name, asked = "CHANGE", onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { user, permissions } = useSession();
  const people = useUsers();
  const [action, setAction] = useState<Asked>(asked);
  const [userId, setUserId] = useState(user.id);
  const places = usePlaces(kind);
  const [stageId, setStageId] = useState<number>();
  const to = places.find((place) => place.stageId === stageId) ?? places[0];
  const answer = useQuery(explanationQuery(kind, id, action, userId, action === "MOVE" ? to : undefined));
  const actions = ASKED.filter(
    (one) => (one !== "CONVERT" || kind === "leads") && (one !== "MOVE" || places.length > 0),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("organisation.whyTitle", { name })}
      size={520}
      padding="lg"
      fullScreen={phone}
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Select
            label={t("common.right.label")}
            data={actions.map((one) => ({ value: one, label: t(`common.right.${one}`) }))}
            value={action}
            allowDeselect={false}
            onChange={(value) => value !== null && setAction(value)}
          />
          {action === "MOVE" && to !== undefined && (
            <Select
              label={t("organisation.whyInto")}
              data={grouped(places)}
              value={String(to.stageId)}
              allowDeselect={false}
              searchable
              onChange={(value) => value !== null && setStageId(Number(value))}
            />
          )}
          {permissions.administrator && (
            <Select
              label={t("organisation.person")}
              data={people.map((one) => ({ value: String(one.id), label: one.name }))}
              value={String(userId)}
              allowDeselect={false}
              searchable
              onChange={(value) => value !== null && setUserId(Number(value))}
            />
          )}
        </div>
        {answer.isPending && <RowSkeletons rows={3} />}
        {answer.isError && (
          <ErrorState title={t("problems.title")} error={answer.error} retry={() => void answer.refetch()} />
        )}
        {answer.isSuccess && <Answer explanation={answer.data} />}
      </div>
    </Modal>
  );
}

interface StagePlace extends Place {
  stageId: number;
  name: string;
  pipeline: string;
}

/** The stages that a record of a kind may stand in; none for customers. */
function usePlaces(kind: Kind): StagePlace[] {
  const leads = useLeadStages();
  const pipelines = usePipelines();
  if (kind === "leads") return leads.map((stage) => ({ stageId: stage.id, name: stage.name, pipeline: "" }));
  if (kind !== "deals") return [];
  return pipelines.flatMap((pipeline) =>
    pipeline.stages.map((stage) => ({
      pipelineId: pipeline.id,
      stageId: stage.id,
      name: stage.name,
      pipeline: pipeline.name,
    })),
  );
}

const option = (place: StagePlace) => ({ value: String(place.stageId), label: place.name });

function grouped(places: StagePlace[]) {
  const pipelines = [...new Set(places.map((place) => place.pipeline))];
  if (pipelines.length < 2) return places.map(option);
  return pipelines.map((pipeline) => ({
    group: pipeline,
    items: places.filter((place) => place.pipeline === pipeline).map(option),
  }));
}

function Answer({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const Icon = explanation.allowed ? IconCircleCheck : IconLock;
  return (
    <div aria-live="polite">
      <p className={styles.verdict} data-allowed={explanation.allowed}>
        <Icon size={18} stroke={1.8} />
        <span>
          <strong>{t(explanation.allowed ? "organisation.allowed" : "organisation.denied")}</strong>{" "}
          {t(`organisation.reason.${explanation.reason}`, {
            scope: t(`organisation.scope.${explanation.scope}`),
            needed: t(`organisation.scope.${explanation.needed}`),
          })}
        </span>
      </p>
      {explanation.roles.length > 0 && (
        <ul className={styles.roles} aria-label={t("settings.roles")}>
          {explanation.roles.map((says) => (
            <RoleLine key={`${says.roleId} ${says.department ?? ""}`} says={says} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RoleLine({ says }: { says: RoleSays }) {
  const { t } = useTranslation();
  const origin =
    says.department === null
      ? t("organisation.ownRole")
      : t("organisation.throughDepartment", { name: says.department });
  return (
    <li data-counts={says.counts}>
      <span className={styles.role}>{says.role}</span>
      <span className={styles.origin}>
        {origin}
        {!says.administrator && ` · ${t(`organisation.level.${says.level}`)}`}
        {!says.counts && ` · ${t("organisation.beaten")}`}
      </span>
      <span className={styles.scope}>{t(`organisation.scope.${says.scope}`)}</span>
    </li>
  );
}
