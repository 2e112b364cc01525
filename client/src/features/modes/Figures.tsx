import { useTranslation } from "react-i18next";
import type { SwitchRun } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import styles from "./Figures.module.css";

/** How many leads ended how. */
export function Figures({ run }: { run: SwitchRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const back = run.status === "UNDOING" || run.status === "UNDONE";
  const converted = [{ name: t("modes.outcome.CONVERTED"), value: run.converted, tone: "plain" }];
  const takenBack = [
    { name: t("modes.outcome.UNDONE"), value: run.undo.undone, tone: "plain" },
    { name: t("modes.outcome.KEPT"), value: run.undo.kept, tone: "plain" },
  ];
  const others = [
    { name: t("modes.outcome.FAILED"), value: run.failed, tone: run.failed > 0 ? "bad" : "plain" },
    { name: t("modes.outcome.SKIPPED"), value: run.skipped, tone: "plain" },
  ];
  // on the way back only what is there adds to the two figures that matter
  const figures = back ? [...takenBack, ...others.filter(({ value }) => value > 0)] : [...converted, ...others];
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.name} className={styles.figure} data-tone={figure.tone}>
          <dt>{figure.name}</dt>
          <dd>{formats.number(figure.value)}</dd>
        </div>
      ))}
    </dl>
  );
}
