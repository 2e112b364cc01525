import { useNavigate } from "@tanstack/react-router";
import {
  IconArrowsDiagonal,
  IconChartBar,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconTable,
  IconTrash,
} from "@tabler/icons-react";
import { type CSSProperties, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOf } from "@/lib/api/client";
import type { ChartHandle } from "@/ui/chart/Chart";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { RowSkeletons } from "@/ui/states";
import type { Report } from "../api";
import { GoalBar } from "../goals/GoalBar";
import { useGoalWords } from "../goals/useGoalWords";
import { save, savePicture } from "../picture";
import type { Tile, TileFigures } from "./api";
import styles from "./Dashboards.module.css";
import { listBehind } from "./figureOf";
import { TileBody } from "./TileBody";
import type { Handles } from "./useArranging";
import { useTileWords } from "./useTileWords";

interface Props {
  dashboardId: number;
  tile: Tile;
  /** Undefined while they are on their way. */
  figures: TileFigures | undefined;
  style: CSSProperties;
  /** While tiles are arranged. */
  arranging?: { handles: Handles; held: boolean; onEdit: () => void; onRemove: () => void } | undefined;
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
          <div className={styles.tileDeeds}>
            <IconButton label={t("dashboards.editTile", { title })} onClick={arranging.onEdit}>
              <IconPencil size={16} />
            </IconButton>
            <IconButton label={t("dashboards.removeTile", { title })} onClick={arranging.onRemove}>
              <IconTrash size={16} />
            </IconButton>
          </div>
        ) : (
          report && (
            <div className={styles.tileDeeds}>
              {drawn && (
                <IconButton
                  label={t(asTable ? "dashboards.asChart" : "dashboards.asTable", { title })}
                  aria-pressed={asTable}
                  onClick={() => setAsTable(!asTable)}
                >
                  {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
                </IconButton>
              )}
              <TileMenu
                dashboardId={dashboardId}
                tile={tile}
                report={report}
                title={title}
                picture={drawn && !asTable ? () => chart.current?.picture() : undefined}
              />
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

interface MenuProps {
  dashboardId: number;
  tile: Tile;
  report: Report;
  title: string;
  /** Absent where nothing is drawn. */
  picture: (() => string | undefined) | undefined;
}

function TileMenu({ dashboardId, tile, report, title, picture }: MenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const behind = listBehind(tile, report.total, dashboardId);
  const file = (format: "csv" | "xlsx") => {
    const { by, from, to, touch, only } = behind;
    const more = only === undefined ? {} : (JSON.parse(only) as Record<string, string>);
    save(addressOf(`/reports/inquiries/rows.${format}`, { by, from, to, touch, ...more }));
  };
  return (
    <Dropdown
      label={t("dashboards.tileMenu", { title })}
      position="bottom-end"
      parts={[
        {
          key: "list",
          label: t("dashboards.openList"),
          run: () => void navigate({ to: "/reports/list", search: behind } as never),
        },
        { key: "csv", label: t("reports.csv"), run: () => file("csv") },
        { key: "xlsx", label: t("reports.xlsx"), run: () => file("xlsx") },
        ...(picture === undefined
          ? []
          : [{ key: "png", label: t("reports.png"), run: () => savePicture(picture(), `${title}.png`) }]),
      ]}
    >
      {(trigger) => (
        <IconButton {...trigger} label={t("dashboards.tileMenu", { title })}>
          <IconDots size={16} />
        </IconButton>
      )}
    </Dropdown>
  );
}
