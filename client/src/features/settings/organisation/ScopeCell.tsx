import { useTranslation } from "react-i18next";
import type { Scope } from "@/lib/session";
import { SCOPES } from "./api";
import { depthOf } from "./matrix";
import styles from "./Matrix.module.css";

interface Props {
  /** Read aloud: of whom, what, where. */
  label: string;
  /** What is said here; undefined: inherited. */
  own: Scope | undefined;
  effective: Scope;
  /** Whether there is a place above to inherit from. */
  inherits: boolean;
  disabled: boolean;
  onChange: (scope: Scope | null) => void;
}

const INHERIT = "INHERIT";

/** One cell of the matrix: a choice that shows by its shade how far it goes, and pale what it inherits. */
export function ScopeCell({ label, own, effective, inherits, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <select
      className={styles.cell}
      aria-label={label}
      title={t(`organisation.scopeHint.${effective}`)}
      data-depth={depthOf(effective)}
      data-inherited={own === undefined && inherits}
      disabled={disabled}
      value={own ?? (inherits ? INHERIT : "NONE")}
      onChange={(event) =>
        onChange(event.currentTarget.value === INHERIT ? null : (event.currentTarget.value as Scope))
      }
    >
      {inherits && (
        <option value={INHERIT}>
          {own === undefined ? t(`organisation.scope.${effective}`) : t("organisation.inherit")}
        </option>
      )}
      {SCOPES.map((scope) => (
        <option key={scope} value={scope}>
          {t(`organisation.scope.${scope}`)}
        </option>
      ))}
    </select>
  );
}
