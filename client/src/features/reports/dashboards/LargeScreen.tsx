import { IconMinimize } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/IconButton";
import type { Dashboard, TileFigures } from "./api";
import styles from "./Dashboards.module.css";
import { TileGrid } from "./TileGrid";
import { isSpan, useDashboardUrl } from "./url";

interface Props {
  dashboard: Dashboard;
  figuresOf: (place: number) => TileFigures | undefined;
}

/** A dashboard on a screen that everybody passes: nothing else beside it, big type, always the latest. */
export function LargeScreen({ dashboard, figuresOf }: Props) {
  const { t } = useTranslation();
  const { change, narrowing } = useDashboardUrl();
  const { span } = narrowing;
  const leave = useRef<() => void>(undefined);
  useEffect(() => {
    leave.current = () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen();
      change({ view: undefined });
    };
  });

  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === "Escape" && leave.current?.();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return (
    <div className={styles.large} role="dialog" aria-modal aria-label={dashboard.name}>
      <header className={styles.largeHead}>
        <h1 className={styles.largeTitle}>{dashboard.name}</h1>
        {narrowing.from === undefined && (
          <span className={styles.largeDays}>{t(`dashboards.span.${isSpan(span) ? span : dashboard.span}`)}</span>
        )}
        <IconButton label={t("dashboards.small")} onClick={() => leave.current?.()} size={40}>
          <IconMinimize size={20} />
        </IconButton>
      </header>
      <TileGrid dashboardId={dashboard.id} tiles={dashboard.tiles} figuresOf={figuresOf} />
    </div>
  );
}
