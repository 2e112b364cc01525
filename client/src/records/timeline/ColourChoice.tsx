import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type Colour, COLOURS } from "./api";
import styles from "./Colours.module.css";
import timeline from "./Timeline.module.css";

interface Props {
  chosen: Colour | null;
  onChange: (colour: Colour | null) => void;
}

/** One of seven colours, or that of all others. */
export function ColourChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={timeline.label}>{t("records.colour")}</legend>
      {[null, ...COLOURS].map((colour) => {
        const word = t(`records.colours.${colour ?? "none"}`);
        return (
          <label key={word} className={styles.option} title={word}>
            <input
              type="radio"
              name={name}
              aria-label={word}
              checked={colour === chosen}
              onChange={() => onChange(colour)}
            />
            <span className={`${styles.tint} ${styles.swatch}`} data-colour={colour} />
          </label>
        );
      })}
    </fieldset>
  );
}
