import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { sendOrSay } from "../kept";
import { ActivityForm, type ActivityValues } from "../timeline/ActivityForm";
import { type Activity, newActivity, useTimelineChange } from "../timeline/api";
import type { StagedRecord } from "../types";
import { type Due, suggestion } from "./dues";
import styles from "./Planned.module.css";
import { QuickDays } from "./QuickDays";

interface Props {
  kind: Kind;
  record: StagedRecord;
  due: Due;
  now: Date;
  onClose: () => void;
}

/** Asks for the day: of what is planned already, or of something new. */
export function PlanDialog({ kind, record, due, now, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        record.nextActivity
          ? t("planning.moveTitle", { name: record.nextActivity.title })
          : t("planning.planTitle", { name: record.title })
      }
      centered
    >
      {record.nextActivity ? (
        <MoveForm planned={record.nextActivity} due={due} now={now} onClose={onClose} />
      ) : (
        <NewForm kind={kind} record={record} due={due} now={now} onClose={onClose} />
      )}
    </Modal>
  );
}

function NewForm({ kind, record, due, now, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const add = useOnce(
    useTimelineChange((values: ActivityValues) => sendOrSay(newActivity(kind, record.id, values)), onClose),
  );
  return (
    <ActivityForm
      start={{
        type: "TODO",
        title: "",
        responsibleId: user.id,
        deadlineAt: formats.momentOf(suggestion(due, formats, now, null)),
      }}
      submit={t("records.plan")}
      pending={add.isPending}
      onSubmit={(values) => add.mutate(values)}
      onCancel={onClose}
    />
  );
}

interface MoveProps {
  planned: { id: number; title: string; deadlineAt: string };
  due: Due;
  now: Date;
  onClose: () => void;
}

function MoveForm({ planned, due, now, onClose }: MoveProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [deadline, setDeadline] = useState(() => suggestion(due, formats, now, planned.deadlineAt));
  const move = useOnce(
    useTimelineChange(
      (typed: string) => api.patch<Activity>(`/activities/${planned.id}`, { deadlineAt: formats.momentOf(typed) }),
      onClose,
    ),
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (deadline !== "") move.mutate(deadline);
      }}
    >
      <TextInput
        type="datetime-local"
        label={t("records.deadline")}
        value={deadline}
        data-autofocus
        onChange={(event) => setDeadline(event.currentTarget.value)}
      />
      <QuickDays typed={deadline} onChoose={setDeadline} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={move.isPending} disabled={deadline === ""}>
          {t("planning.move")}
        </Button>
      </DialogFoot>
    </form>
  );
}
