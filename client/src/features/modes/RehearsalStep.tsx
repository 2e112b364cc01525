import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CrmMode, ModeOptions } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { Loader } from "@/ui/display";
import { Delayed } from "@/ui/Delayed";
import { ErrorState } from "@/ui/states";
import { rehearsalFile, rehearsalQuery } from "./api";
import styles from "./ModeFlow.module.css";
import { isConfirmed, needsTyping } from "./options";
import { RehearsalView } from "./RehearsalView";
import { StepFooter } from "./StepFooter";

interface Props {
  mode: CrmMode;
  options: ModeOptions;
  starting: boolean;
  refused: ReactNode;
  onChange: (options: ModeOptions) => void;
  onBack: () => void;
  onStart: () => void;
}

/** The last step before a switch: what it would do, and the confirmation. */
export function RehearsalStep({ mode, options, starting, refused, onChange, onBack, onStart }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const rehearsal = useQuery(rehearsalQuery(options, mode.epoch));
  if (rehearsal.isError) {
    return (
      <>
        <ErrorState title={t("modes.rehearsalFailed")} error={rehearsal.error} retry={() => void rehearsal.refetch()} />
        <StepFooter>
          <Button variant="default" onClick={onBack}>
            {t("common.back")}
          </Button>
        </StepFooter>
      </>
    );
  }
  if (rehearsal.isPending) {
    return (
      <div className={styles.busy} role="status">
        <Delayed>
          <Loader size="sm" />
          {t("modes.rehearsing")}
        </Delayed>
      </div>
    );
  }
  const { openLeads } = rehearsal.data;
  const n = formats.number(openLeads);
  const confirmed = isConfirmed(openLeads, typed);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (confirmed && !starting) onStart();
      }}
    >
      <div className={styles.body}>
        <RehearsalView
          rehearsal={rehearsal.data}
          file={rehearsalFile(options)}
          onRemedy={(remedy) => onChange({ ...options, ...remedy })}
        />
        <p className={styles.effect}>{t("modes.SIMPLE.effectWithLeads")}</p>
        {needsTyping(openLeads) && (
          <TextInput
            className={styles.confirm}
            label={t("modes.typeNumber", { n })}
            description={t("modes.typeNumberWhy")}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </div>
      <StepFooter above={refused}>
        <Button variant="default" onClick={onBack} disabled={starting}>
          {t("common.back")}
        </Button>
        <Button type="submit" loading={starting} disabled={!confirmed}>
          {t("modes.confirm", { count: openLeads, n })}
        </Button>
      </StepFooter>
    </form>
  );
}
