import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import styles from "./Reports.module.css";

const PARTS = [
  { part: "reports", to: "/reports" },
  { part: "dashboards", to: "/reports/dashboards" },
  { part: "goals", to: "/reports/goals" },
] as const;

/** The parts of the area of reports. */
export function AreaTabs({ here }: { here: (typeof PARTS)[number]["part"] }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.tabs} aria-label={t("dashboards.area")}>
      {PARTS.map(({ part, to }) => (
        <Link
          key={part}
          activeOptions={{ exact: true, includeSearch: false }}
          to={to as string}
          className={styles.tab}
          aria-current={part === here ? "page" : undefined}
        >
          {t(`dashboards.parts.${part}`)}
        </Link>
      ))}
    </nav>
  );
}
