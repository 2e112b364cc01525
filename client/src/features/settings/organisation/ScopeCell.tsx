import { useTranslation } from "react-i18next";
import type { Scope } from "@/lib/session";
import { type ActionCode, type CellChange, type Place, type RoleLine, SCOPES } from "./api";
import { aboveOf, depthOf, type Matrix } from "./matrix";
import styles from "./Matrix.module.css";

interface Props {
  role: RoleLine;
  matrix: Matrix;
  place: Place;
  action: ActionCode;
  /** Of the row, read aloud beside the action. */
  name: string;
  onChange: (change: CellChange) => void;
}

const INHERIT = "INHERIT";

/** One cell of the matrix: a choice that shows by its shade how far it goes, and pale what it inherits. */
export function ScopeCell({ role, matrix, place, action, name, onChange }: Props) {
  const { t } = useTranslation();
  const own = matrix.own(role.id, place, action);
  const effective = role.administrator ? "ALL" : matrix.effective(role.id, place, action);
  const inherits = aboveOf(place) !== undefined;
  return (
    <select
      className={styles.cell}
      aria-label={t("organisation.cell", { action: t(`common.right.${action}`), place: name })}
      title={t(`organisation.scopeHint.${effective}`)}
      data-depth={depthOf(effective)}
      data-inherited={own === undefined && inherits}
      disabled={role.administrator}
      value={own ?? (inherits ? INHERIT : "NONE")}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange({ roleId: role.id, ...place, action, scope: chosen === INHERIT ? null : (chosen as Scope) });
      }}
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
