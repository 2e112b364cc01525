import { useNavigate } from "@tanstack/react-router";
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOf } from "@/lib/api/client";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { usePhone } from "@/ui/usePhone";
import type { Report } from "../api";
import { savePicture } from "../picture";
import { useFileParts } from "../saving";
import type { ListLink } from "../Tiles";
import type { Counted, Tile } from "./api";
import { cellOf, fileOf, listOf } from "./counted";
import styles from "./Dashboards.module.css";
import { listBehind } from "./figureOf";

/** What stands behind all that a tile shows, and where the same is a file. */
export interface Whole {
  list: ListLink | undefined;
  file: (format: "csv" | "xlsx") => string;
}

export function wholeOfReport(tile: Tile, report: Report, dashboardId: number): Whole {
  const search = listBehind(tile, report.total, dashboardId);
  const { by, from, to, touch, only } = search;
  const more = only === undefined ? {} : (JSON.parse(only) as Record<string, string>);
  return {
    list: { to: "/reports/list", search: search as Record<string, string> },
    file: (format) => addressOf(`/reports/inquiries/rows.${format}`, { by, from, to, touch, ...more }),
  };
}

export function wholeOfCounted(counted: Counted, dashboardId: number): Whole {
  return {
    list: listOf(cellOf(counted.total), dashboardId),
    file: (format) => fileOf(counted, format),
  };
}

interface MenuProps {
  whole: Whole;
  title: string;
  /** Absent where nothing is drawn. */
  picture: (() => string | undefined) | undefined;
}

/** What can be done with the figures of a tile. */
export function TileMenu({ whole, title, picture }: MenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { list } = whole;
  const files = useFileParts(whole.file, title);
  return (
    <Dropdown
      label={t("dashboards.tileMenu", { title })}
      position="bottom-end"
      parts={[
        ...(list === undefined
          ? []
          : [{ key: "list", label: t("dashboards.openList"), run: () => void navigate(list as never) }]),
        ...files,
        ...(picture === undefined
          ? []
          : [
              {
                key: "png",
                label: t("reports.pngOf", { name: title }),
                run: () => savePicture(picture(), `${title}.png`),
              },
            ]),
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

export interface Deeds {
  /** Absent at the end that lies there. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onEdit: () => void;
  onRemove: () => void;
}

/** What can be done with a tile while tiles are arranged. On the phone, where nothing is dragged, it moves them too. */
export function ArrangingDeeds({ title, deeds }: { title: string; deeds: Deeds }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { onUp, onDown, onEdit, onRemove } = deeds;
  if (!phone)
    return (
      <div className={styles.tileDeeds}>
        <IconButton label={t("dashboards.editTile", { title })} onClick={onEdit}>
          <IconPencil size={16} />
        </IconButton>
        <IconButton label={t("dashboards.removeTile", { title })} onClick={onRemove}>
          <IconTrash size={16} />
        </IconButton>
      </div>
    );
  const nothing = () => undefined;
  return (
    <div className={styles.tileDeeds}>
      <Dropdown
        label={t("dashboards.tileMenu", { title })}
        position="bottom-end"
        parts={[
          {
            key: "up",
            label: t("dashboards.up"),
            icon: <IconArrowUp size={16} />,
            disabled: onUp === undefined,
            run: onUp ?? nothing,
          },
          {
            key: "down",
            label: t("dashboards.down"),
            icon: <IconArrowDown size={16} />,
            disabled: onDown === undefined,
            run: onDown ?? nothing,
          },
          { key: "edit", label: t("dashboards.changeTile"), icon: <IconPencil size={16} />, run: onEdit },
          {
            key: "remove",
            label: t("dashboards.takeAway"),
            icon: <IconTrash size={16} />,
            danger: true,
            run: onRemove,
          },
        ]}
      >
        {(trigger) => (
          <IconButton {...trigger} label={t("dashboards.tileMenu", { title })}>
            <IconDots size={16} />
          </IconButton>
        )}
      </Dropdown>
    </div>
  );
}
