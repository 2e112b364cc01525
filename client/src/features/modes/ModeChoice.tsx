import { IconBolt, IconChevronRight, IconLock, IconTargetArrow } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CrmMode, CrmModeName } from "@/lib/api/payloads";
import { Badge, VisuallyHidden } from "@/ui/display";
import styles from "./ModeChoice.module.css";

const MODES: CrmModeName[] = ["CLASSIC", "SIMPLE"];
const ICONS = { CLASSIC: IconTargetArrow, SIMPLE: IconBolt };

interface Props {
  mode: CrmMode;
  chosen: CrmModeName;
  onChoose: (mode: CrmModeName) => void;
  /** Nothing can be chosen now, for example while a switch runs. */
  disabled?: boolean;
}

/** The two modes, side by side; stacked on the phone. */
export function ModeChoice({ mode, chosen, onChoose, disabled = false }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <VisuallyHidden component="legend">{t("modes.choose")}</VisuallyHidden>
      {MODES.map((one) => {
        const locked = one === "CLASSIC" && mode.mode !== "CLASSIC" && !mode.classicAllowed;
        const Icon = ICONS[one];
        return (
          <label key={one} className={styles.card} data-chosen={chosen === one} data-locked={locked}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              checked={chosen === one}
              disabled={locked || disabled}
              onChange={() => onChoose(one)}
              aria-describedby={`${name}-${one}`}
            />
            <span className={styles.head}>
              <Icon size={20} stroke={1.6} />
              <span className={styles.name}>{t(`modes.${one}.name`)}</span>
              {mode.mode === one && (
                <Badge variant="outline" size="sm" tt="none">
                  {t("modes.current")}
                </Badge>
              )}
              {locked && <IconLock size={18} stroke={1.6} />}
            </span>
            <Steps steps={one === "CLASSIC" ? ["inquiry", "lead", "deal"] : ["inquiry", "deal"]} />
            <span id={`${name}-${one}`} className={styles.text}>
              <span>{t(`modes.${one}.what`)}</span>
              <span>{t(`modes.${one}.who`)}</span>
              {locked && <span className={styles.reason}>{t("modes.locked")}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** The way of an inquiry in this mode. */
function Steps({ steps }: { steps: ("inquiry" | "lead" | "deal")[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.steps} aria-hidden="true">
      {steps.map((step, index) => (
        <span key={step} className={styles.step}>
          {index > 0 && <IconChevronRight size={14} stroke={1.8} />}
          <span className={styles.chip} data-step={step}>
            {t(`modes.step.${step}`)}
          </span>
        </span>
      ))}
    </span>
  );
}
