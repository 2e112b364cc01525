import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { type KindCode, kindOfCode } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { AnyRecordSelect } from "@/records/card/AnyRecordSelect";
import { sendOrSay } from "@/records/kept";
import { ActivityForm, type ActivityValues } from "@/records/timeline/ActivityForm";
import { newActivity, useTimelineChange } from "@/records/timeline/api";
import { Modal } from "@/ui/overlays";
import styles from "./Calendar.module.css";

interface Props {
  /** A time as fields give it; absent: the server finds one. */
  at?: string;
  onClose: () => void;
}

/** Plans an activity on any record, which is asked for first. */
export function NewActivity({ at, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const [record, setRecord] = useState<{ kind: KindCode; id: number }>();
  const [missing, setMissing] = useState(false);
  const add = useOnce(
    useTimelineChange(
      ({ values, of }: { values: ActivityValues; of: { kind: KindCode; id: number } }) =>
        sendOrSay(newActivity(kindOfCode(of.kind), of.id, values)),
      onClose,
    ),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        at === undefined
          ? t("planning.newActivity")
          : t("planning.newAt", { when: formats.dateTime(formats.momentOf(at)) })
      }
      centered
    >
      <div className={styles.dialog}>
        <AnyRecordSelect
          onChange={(chosen) => {
            setRecord(chosen);
            setMissing(false);
          }}
          error={missing ? t("planning.record") : undefined}
        />
        <ActivityForm
          start={{
            type: "TODO",
            title: "",
            responsibleId: user.id,
            ...(at !== undefined && { deadlineAt: formats.momentOf(at) }),
          }}
          submit={t("records.plan")}
          pending={add.isPending}
          onSubmit={(values) => {
            if (record === undefined) setMissing(true);
            else add.mutate({ values, of: record });
          }}
        />
      </div>
    </Modal>
  );
}
