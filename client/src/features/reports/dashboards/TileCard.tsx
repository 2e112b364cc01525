import { IconArrowsDiagonal, IconChartBar, IconGripVertical, IconTable } from "@tabler/icons-react";
import { type CSSProperties, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChartHandle } from "@/ui/chart/Chart";
import { IconButton } from "@/ui/IconButton";
import { RowSkeletons } from "@/ui/states";
import { GoalBar } from "../goals/GoalBar";
import { useGoalWords } from "../goals/useGoalWords";
import { Help } from "../Help";
import type { Tile, TileFigures } from "./api";
import styles from "./Dashboards.module.css";
import { TileBody } from "./TileBody";
import { ArrangingDeeds, type Deeds, TileMenu } from "./TileMenu";
import type { Handles } from "./useArranging";
import { useTileWords } from "./useTileWords";

interface Props {
  dashboardId: number;
  tile: Tile;
  /** Undefined while they are on their way. */
  figures: TileFigures | undefined;
  style: CSSProperties;
  /** While tiles are arranged. */
  arranging?: { handles: Handles; held: boolean; deeds: Deeds } | undefined;
}

/** One tile: its name, what it shows, and what can be done with it. */
export function TileCard({ dashboardId, tile, figures, style, arranging }: Props) {
  const { t } = useTranslation();
  const words = useTileWords();
  const chart = useRef<ChartHandle>(null);
  const [asTable, setAsTable] = useState(false);
  const goals = useGoalWords();
  const { report, goal } = figures ?? { report: null, goal: null };
  const title = goal !== null && tile.title === null ? goals.title(goal) : words.title(tile);
  const narrowed = words.narrowed(tile);
  const help = report !== null ? words.help(tile) : goal !== null ? goals.help(goal) : undefined;
  const drawn = tile.shape === "LINE" || tile.shape === "BARS";
  return (
    <section
      className={styles.tile}
      style={style}
      aria-label={title}
      data-shape={tile.shape}
      data-held={arranging?.held}
    >
      <header className={styles.tileHead}>
        {arranging && (
          <IconButton {...arranging.handles.move} label={t("dashboards.move", { title })} className={styles.grip}>
            <IconGripVertical size={16} />
          </IconButton>
        )}
        <div className={styles.tileNames}>
          <h2 className={styles.tileTitle}>{title}</h2>
          {narrowed !== "" && <span className={styles.tileNarrowed}>{narrowed}</span>}
        </div>
        {arranging ? (
          <ArrangingDeeds title={title} deeds={arranging.deeds} />
        ) : (
          figures && (
            <div className={styles.tileDeeds}>
              {help !== undefined && <Help name={title} text={help} />}
              {drawn && report !== null && (
                <IconButton
                  label={t(asTable ? "dashboards.asChart" : "dashboards.asTable", { title })}
                  aria-pressed={asTable}
                  onClick={() => setAsTable(!asTable)}
                >
                  {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
                </IconButton>
              )}
              {report !== null && (
                <TileMenu
                  dashboardId={dashboardId}
                  tile={tile}
                  report={report}
                  title={title}
                  picture={drawn && !asTable ? () => chart.current?.picture() : undefined}
                />
              )}
            </div>
          )
        )}
      </header>
      <div className={styles.tileBody} inert={arranging !== undefined}>
        {figures === undefined ? (
          arranging ? (
            <p className={styles.later}>{t("dashboards.afterSaving")}</p>
          ) : (
            <RowSkeletons rows={2} />
          )
        ) : report !== null ? (
          <TileBody dashboardId={dashboardId} tile={tile} report={report} asTable={asTable} handle={chart} />
        ) : goal !== null ? (
          <GoalBar goal={goal} title={title} />
        ) : (
          <p className={styles.later}>{t("goals.gone")}</p>
        )}
      </div>
      {arranging && (
        <IconButton {...arranging.handles.size} label={t("dashboards.resize", { title })} className={styles.corner}>
          <IconArrowsDiagonal size={14} style={{ rotate: "90deg" }} />
        </IconButton>
      )}
    </section>
  );
}
