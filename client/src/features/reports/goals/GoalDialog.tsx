import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines, useUsers } from "@/lib/dictionaries";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSees, useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Group, Stack } from "@/ui/display";
import { Select, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { Segmented } from "@/ui/Segmented";
import { departmentsQuery } from "../departments";
import { type GoalDraft, MEASURED, RHYTHMS } from "./api";

interface Props {
  draft: GoalDraft;
  fresh: boolean;
  onSave: (draft: GoalDraft) => Promise<void>;
  onClose: () => void;
}

const WHOSE = ["ALL", "PERSON", "DEPARTMENT", "PIPELINE"] as const;
type Whose = (typeof WHOSE)[number];

function whoseOf(draft: GoalDraft): Whose {
  if (draft.userId !== null) return "PERSON";
  if (draft.departmentId !== null) return "DEPARTMENT";
  return draft.pipelineId === null ? "ALL" : "PIPELINE";
}

/** What somebody wants to reach. */
export function GoalDialog({ draft: given, fresh, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const seesAmounts = useSees("AMOUNT");
  const { user } = useSession();
  const users = useUsers();
  const pipelines = usePipelines();
  const departments = useQuery(departmentsQuery).data ?? [];
  const [draft, setDraft] = useState(given);
  const [whose, setWhose] = useState(() => whoseOf(given));
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = (part: Partial<GoalDraft>) => setDraft({ ...draft, ...part });
  const ofDeals = draft.measured === "WON" || draft.measured === "REVENUE";
  const nobody = { userId: null, departmentId: null, pipelineId: null };
  const chosen = { ALL: 1, PERSON: draft.userId, DEPARTMENT: draft.departmentId, PIPELINE: draft.pipelineId }[whose];
  const refused = fieldTexts(t, error);

  async function save() {
    setSaving(true);
    try {
      await onSave({ ...draft, target: draft.target.trim().replace(",", ".") });
    } catch (problem) {
      setError(problem);
      setSaving(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t(fresh ? "goals.new" : "goals.change")} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <Select
            label={t("goals.what")}
            data={MEASURED.filter((one) => one !== "REVENUE" || seesAmounts).map((one) => ({
              value: one,
              label: t(`goals.measured.${one}`),
            }))}
            value={draft.measured}
            onChange={(measured) => {
              if (measured === null) return;
              const deals = measured === "WON" || measured === "REVENUE";
              if (!deals && whose === "PIPELINE") setWhose("ALL");
              change({ measured, ...(!deals && { pipelineId: null }) });
            }}
            allowDeselect={false}
          />
          <Group grow align="start">
            <TextInput
              label={t("goals.target")}
              inputMode="decimal"
              value={draft.target}
              error={refused["target"]}
              onChange={(event) => change({ target: event.currentTarget.value })}
            />
            <div>
              <Segmented
                label={t("goals.rhythm")}
                value={draft.rhythm}
                onChange={(rhythm) => change({ rhythm })}
                data={RHYTHMS.map((one) => ({ value: one, label: t(`goals.rhythms.${one}`) }))}
              />
            </div>
          </Group>
          <Segmented
            label={t("goals.whose")}
            value={whose}
            onChange={(next) => {
              setWhose(next);
              change({ ...nobody, ...(next === "PERSON" && { userId: user.id }) });
            }}
            data={WHOSE.filter((one) => one !== "PIPELINE" || ofDeals).map((one) => ({
              value: one,
              label: t(`goals.whoses.${one}`),
            }))}
            full
          />
          {whose === "PERSON" && (
            <Select
              label={t("goals.whoses.PERSON")}
              data={users.filter((one) => one.active).map((one) => ({ value: String(one.id), label: one.name }))}
              value={draft.userId === null ? null : String(draft.userId)}
              error={refused["userId"]}
              onChange={(id) => change({ ...nobody, userId: id === null ? null : Number(id) })}
              searchable
            />
          )}
          {whose === "DEPARTMENT" && (
            <Select
              label={t("goals.whoses.DEPARTMENT")}
              data={departments.map((one) => ({ value: String(one.id), label: one.name }))}
              value={draft.departmentId === null ? null : String(draft.departmentId)}
              error={refused["departmentId"]}
              onChange={(id) => change({ ...nobody, departmentId: id === null ? null : Number(id) })}
              searchable
            />
          )}
          {whose === "PIPELINE" && (
            <Select
              label={t("goals.whoses.PIPELINE")}
              data={pipelines.map((one) => ({ value: String(one.id), label: one.name }))}
              value={draft.pipelineId === null ? null : String(draft.pipelineId)}
              error={refused["pipelineId"]}
              onChange={(id) => change({ ...nobody, pipelineId: id === null ? null : Number(id) })}
            />
          )}
          {error !== undefined && Object.keys(refused).length === 0 && (
            <Alert color="red" role="alert">
              {problemText(t, error)}
            </Alert>
          )}
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={saving} disabled={draft.target.trim() === "" || chosen === null}>
              {t("common.save")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
