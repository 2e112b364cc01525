import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import { Button } from "@/ui/controls";
import { Stack } from "@/ui/display";
import { Select, Textarea, TextInput } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { QuickDays } from "../planning/QuickDays";
import { ACTIVITY_TYPES, type ActivityType, type Colour } from "./api";
import { detailsOf, isDetailed, isPossible, sentOf } from "./details";
import { movedAlong } from "./lengths";
import styles from "./Timeline.module.css";

const MoreOfActivity = later(() => import("./MoreOfActivity").then((m) => m.MoreOfActivity));

/** What is sent. */
export interface ActivityValues {
  type: ActivityType;
  title: string;
  responsibleId: number;
  description?: string | null;
  /** Left out: the server finds one. */
  deadlineAt?: string;
  /** Null: it has no length. */
  endsAt?: string | null;
  /** Left out: at the deadline. */
  reminders?: number[];
  place?: string | null;
  participantIds?: number[];
  colour?: Colour | null;
}

interface Props {
  start: ActivityValues;
  /** What the button says. */
  submit: string;
  pending: boolean;
  onSubmit: (values: ActivityValues) => void;
  onCancel?: () => void;
}

/** Plans an activity or changes one. */
export function ActivityForm({ start, submit, pending, onSubmit, onCancel }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const users = useUsers();
  const [type, setType] = useState(start.type);
  const [title, setTitle] = useState(start.title);
  const [description, setDescription] = useState(start.description ?? "");
  const [deadline, setDeadline] = useState(start.deadlineAt === undefined ? "" : formats.typedOf(start.deadlineAt));
  const [responsible, setResponsible] = useState(String(start.responsibleId));
  const [details, setDetails] = useState(() => detailsOf(start, formats));
  const [more, setMore] = useState(() => isDetailed(details));
  const ready = title.trim() !== "" && isPossible(deadline, details);
  function begin(at: string) {
    setDeadline(at);
    setDetails({ ...details, end: at === "" ? "" : movedAlong(details.end, deadline, at) });
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onSubmit({
          type,
          title: title.trim(),
          description: description.trim() === "" ? null : description.trim(),
          responsibleId: Number(responsible),
          ...(deadline !== "" && { deadlineAt: formats.momentOf(deadline) }),
          ...sentOf(start, details, formats),
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !onCancel) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Segmented
        label={t("records.activityType")}
        full
        value={type}
        onChange={setType}
        data={ACTIVITY_TYPES.map((one) => ({ value: one, label: t(`records.type.${one}`) }))}
      />
      <TextInput
        aria-label={t("records.activityTitle")}
        placeholder={t("records.activityHint")}
        value={title}
        maxLength={500}
        autoFocus={onCancel !== undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {title !== "" && (
        <Textarea
          aria-label={t("records.activityDescription")}
          placeholder={t("records.activityDescription")}
          autosize
          minRows={1}
          maxRows={8}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      )}
      <div className={styles.pair}>
        <Stack gap={4}>
          <TextInput
            type="datetime-local"
            label={t("records.deadline")}
            inputWrapperOrder={["label", "input", "description"]}
            description={deadline === "" ? t("records.deadlineDefault") : undefined}
            value={deadline}
            onChange={(event) => begin(event.currentTarget.value)}
          />
          <QuickDays typed={deadline} onChoose={begin} />
        </Stack>
        <Select
          label={t("records.field.responsibleId")}
          data={users
            .filter((one) => one.active || String(one.id) === responsible)
            .map((one) => ({ value: String(one.id), label: one.name }))}
          value={responsible}
          onChange={(id) => setResponsible(id ?? responsible)}
          allowDeselect={false}
          searchable
        />
      </div>
      {more && (
        <Suspense>
          <MoreOfActivity deadline={deadline} details={details} onChange={setDetails} />
        </Suspense>
      )}
      <div className={styles.buttons}>
        <Button size="xs" variant="subtle" className={styles.more} aria-expanded={more} onClick={() => setMore(!more)}>
          {t(more ? "records.lessOfActivity" : "records.moreOfActivity")}
        </Button>
        {onCancel && (
          <Button size="xs" variant="default" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
        )}
        <Button size="xs" type="submit" loading={pending} disabled={!ready}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
