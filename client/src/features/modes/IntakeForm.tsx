import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CrmMode, ModeOptions } from "@/lib/api/payloads";
import { modeQuery } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { toast } from "@/ui/toasts";
import { saveIntake } from "./api";
import styles from "./ModeFlow.module.css";
import { OptionsForm } from "./OptionsForm";

/** What every later inquiry creates that becomes a deal at once: in simple mode all, in classic those of a rule. */
export function IntakeForm({ mode }: { mode: CrmMode }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [edited, setEdited] = useState<ModeOptions | null>(null);
  const draft = edited ?? mode.intake;
  const title = t(mode.mode === "SIMPLE" ? "modes.intakeTitle" : "modes.skippingTitle");
  const save = useMutation({
    mutationFn: saveIntake,
    async onSuccess(_, intake) {
      queryClient.setQueryData(modeQuery.queryKey, (known) => known && { ...known, intake });
      setEdited(null);
      toast(t("modes.intakeSaved"));
      await queryClient.invalidateQueries({ queryKey: modeQuery.queryKey, exact: true });
    },
  });
  const changed =
    draft.customers !== mode.intake.customers ||
    draft.pipelineId !== mode.intake.pipelineId ||
    draft.keepActivitiesOpen !== mode.intake.keepActivitiesOpen;
  return (
    <section className={styles.options} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        {save.isError && (
          <Alert color="red" role="alert">
            {problemText(t, save.error)}
          </Alert>
        )}
        <OptionsForm value={draft} onChange={setEdited} />
        <div>
          <Button type="submit" disabled={!changed} loading={save.isPending}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </section>
  );
}
