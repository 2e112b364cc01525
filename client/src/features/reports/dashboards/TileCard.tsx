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
import { CountedBody } from "./CountedBody";
import { pipelineOf } from "./counted";
import { isOfInquiries } from "./figures";
import { TileBody } from "./TileBody";
import { ArrangingDeeds, type Deeds, TileMenu, wholeOfCounted, wholeOfReport } from "./TileMenu";
import type { Handles } from "./useArranging";
import { useTileWords } from "./useTileWords";
import { Unseen } from "@/ui/Unseen";

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
  const { report, counted, goal } = figures ?? { report: null, counted: null, goal: null };
  const title = goal !== null && tile.title === null ? goals.title(goal) : words.title(tile);
  const pipeline = tile.only.PIPELINE === undefined && counted !== null ? pipelineOf(counted) : undefined;
  const narrowed = [words.narrowed(tile), pipeline === undefined ? "" : words.pipelineName(pipeline)]
    .filter((part) => part !== "")
    .join(" · ");
  const whole =
    report !== null
      ? wholeOfReport(tile, report, dashboardId)
      : counted === null
        ? undefined
        : wholeOfCounted(counted, dashboardId);
  const asNow = t(goal === null ? "dashboards.asNow" : "dashboards.ownPeriod");
  const hint = [figures?.now === true ? asNow : undefined, words.unapplied(figures?.unapplied ?? [])]
    .filter((part) => part !== undefined)
    .join(" · ");
  const help = whole !== undefined ? words.help(tile) : goal !== null ? goals.help(goal) : undefined;
  const shown = { dashboardId, tile, asTable, handle: chart };
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
              {drawn && whole !== undefined && (
                <IconButton
                  label={t(asTable ? "dashboards.asChart" : "dashboards.asTable", { title })}
                  aria-pressed={asTable}
                  onClick={() => setAsTable(!asTable)}
                >
                  {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
                </IconButton>
              )}
              {whole !== undefined && (
                <TileMenu
                  whole={whole}
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
        ) : report !== null && isOfInquiries(tile.of) ? (
          <TileBody {...shown} figure={tile.of} report={report} />
        ) : counted !== null && !isOfInquiries(tile.of) ? (
          <CountedBody {...shown} figure={tile.of} counted={counted} />
        ) : goal !== null ? (
          <GoalBar goal={goal} title={title} back={`/reports/dashboards/${dashboardId}`} />
        ) : figures.hidden ? (
          <p className={styles.later}>
            <Unseen />
          </p>
        ) : (
          <p className={styles.later}>{t(tile.shape === "GOAL" ? "goals.gone" : "dashboards.pipelineGone")}</p>
        )}
      </div>
      {hint !== "" && <p className={styles.hintOfTile}>{hint}</p>}
      {arranging && (
        <IconButton {...arranging.handles.size} label={t("dashboards.resize", { title })} className={styles.corner}>
          <IconArrowsDiagonal size={14} style={{ rotate: "90deg" }} />
        </IconButton>
      )}
    </section>
  );
}
