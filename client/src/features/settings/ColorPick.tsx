import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { STAGE_COLORS } from "@/lib/stageColors";
import { UnstyledButton } from "@/ui/controls";
import { Popover } from "@/ui/overlays";
import styles from "./ColorPick.module.css";

interface Props {
  label: string;
  value: string;
  onPick: (color: string) => void;
}

/** A colour of a stage: one of some that go well together, or any other. */
export function ColorPick({ label, value, onPick }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState(value);

  function pick(color: string) {
    setOpen(false);
    if (color !== value) onPick(color);
  }

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.current}
          aria-label={label}
          onClick={() => {
            setOwn(value);
            setOpen(!open);
          }}
        >
          <span className={styles.dot} style={{ background: value }} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={styles.swatches}>
          {STAGE_COLORS.map((color) => (
            <UnstyledButton
              key={color}
              className={styles.swatch}
              style={{ background: color }}
              aria-label={color}
              aria-pressed={color === value}
              onClick={() => pick(color)}
            >
              {color === value && <IconCheck size={16} stroke={2.5} />}
            </UnstyledButton>
          ))}
        </div>
        <label className={styles.own}>
          {t("settings.ownColor")}
          <input
            type="color"
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
            onBlur={() => {
              if (own !== value) pick(own);
            }}
          />
        </label>
      </Popover.Dropdown>
    </Popover>
  );
}
