import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadablePipelines, useUsers } from "@/lib/dictionaries";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Group, Stack } from "@/ui/display";
import { FormProblem } from "@/ui/FormProblem";
import { Select, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { type Draft, type RecurringDeal, renewRecurring, type Schedule } from "./api";
import { draftOf, formOf, scheduleOf } from "./form";
import styles from "./Recurring.module.css";
import { ScheduleFields } from "./ScheduleFields";

interface Props {
  title: string;
  /** What it says at first. */
  start: Draft;
  /** What the button says. */
  submit: string;
  onSave: (draft: Draft) => Promise<RecurringDeal>;
  onClose: () => void;
  onDone: (template: RecurringDeal) => void;
}

/** What a recurring deal is called, and when, where and for whom its deals are made. */
export function RecurringForm({ title, start, submit, onSave, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const pipelines = useReadablePipelines();
  const users = useUsers();
  const [form, setForm] = useState(() => formOf(start));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const schedule = scheduleOf(form);
  const save = useOnce(
    useMutation({
      mutationFn: (asked: Schedule) => onSave(draftOf(form, asked)),
      onSuccess: async (template) => {
        await renewRecurring(client);
        onDone(template);
      },
    }),
  );
  const errors = { ...fieldTexts(t, save.error), ...(tried && lacking(form, t("problems.field.required"))) };

  function send() {
    setTried(true);
    if (schedule !== undefined && form.title.trim() !== "") save.mutate(schedule);
  }

  return (
    <Modal opened onClose={onClose} title={title} centered size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t("recurring.name")}
            data-autofocus
            required
            value={form.title}
            error={errors["title"]}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <ScheduleFields form={form} set={set} errors={errors} />
          <Group grow align="start">
            <Select
              label={t("records.field.pipelineId")}
              data={pipelines.map((one) => ({ value: String(one.id), label: one.name }))}
              value={form.pipelineId}
              allowDeselect={false}
              error={errors["pipelineId"]}
              onChange={(pipelineId) => set({ pipelineId })}
            />
            <Select
              label={t("records.field.responsibleId")}
              data={users.filter((one) => one.active).map((one) => ({ value: String(one.id), label: one.name }))}
              value={form.responsibleId}
              allowDeselect={false}
              searchable
              error={errors["responsibleId"]}
              onChange={(responsibleId) => set({ responsibleId })}
            />
          </Group>
          <Group grow align="start">
            <TextInput
              label={t("recurring.beginAfter")}
              inputMode="numeric"
              value={form.beginAfter}
              error={errors["beginAfter"]}
              onChange={(event) => set({ beginAfter: event.currentTarget.value })}
            />
            <TextInput
              label={t("recurring.closeAfter")}
              inputMode="numeric"
              value={form.closeAfter}
              error={errors["closeAfter"]}
              onChange={(event) => set({ closeAfter: event.currentTarget.value })}
            />
          </Group>
          <p className={styles.hint}>{t("recurring.offsets")}</p>
          <FormProblem error={save.error} />
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={save.isPending}>
              {submit}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

/** What has to be said before anything can be made, by the field's path. */
function lacking(form: ReturnType<typeof formOf>, text: string): Record<string, string> {
  const once = form.unit === "ONCE";
  const number = /^[1-9]\d{0,3}$/;
  return {
    ...(form.title.trim() === "" && { title: text }),
    ...(form.firstOn === "" && { "schedule.firstOn": text }),
    ...(!once && !number.test(form.every.trim()) && { "schedule.every": text }),
    ...(!once && form.end === "day" && form.untilOn === "" && { "schedule.untilOn": text }),
    ...(!once && form.end === "times" && !number.test(form.times.trim()) && { "schedule.times": text }),
  };
}
