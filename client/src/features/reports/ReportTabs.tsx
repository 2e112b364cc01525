import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfPart, type Part, PARTS } from "./parts";
import styles from "./Reports.module.css";
import { useReportUrl } from "./url";

/** On the phone the row is wider than the window. */
function show(tab: HTMLElement | null) {
  tab?.scrollIntoView({ inline: "center", block: "nearest" });
}

const SIDES = ["dashboards", "goals"] as const;

/** From one kind of report to another, where the period stays; and what is made of reports. */
export function ReportTabs({ part }: { part: Part | "inquiries" | (typeof SIDES)[number] }) {
  const { t } = useTranslation();
  const { kept } = useReportUrl();
  return (
    <nav className={styles.tabs} aria-label={t("sales.parts")}>
      {(["inquiries", ...PARTS] as const).map((one) => (
        <Link
          key={one}
          ref={one === part ? show : undefined}
          to={one === "inquiries" ? "/reports" : addressOfPart(one)}
          search={kept as never}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
        >
          {t(`sales.part.${one}`)}
        </Link>
      ))}
      {SIDES.map((one) => (
        <Link
          key={one}
          ref={one === part ? show : undefined}
          to={`/reports/${one}`}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
          aria-current={one === part ? "page" : undefined}
        >
          {t(`dashboards.parts.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
