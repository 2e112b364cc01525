import { useTranslation } from "react-i18next";
import type { ActionCode } from "./api";

interface Props {
  /** What the rows are. */
  first: string;
  actions: readonly ActionCode[];
}

/** The head of a table with a column for each action. */
export function ActionHeads({ first, actions }: Props) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {actions.map((action) => (
          <th key={action} scope="col" title={t(`organisation.actionHint.${action}`)}>
            {t(`common.right.${action}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
