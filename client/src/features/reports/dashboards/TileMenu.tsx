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
import type { Tile } from "./api";
import styles from "./Dashboards.module.css";
import { listBehind } from "./figureOf";

interface MenuProps {
  dashboardId: number;
  tile: Tile;
  report: Report;
  title: string;
  /** Absent where nothing is drawn. */
  picture: (() => string | undefined) | undefined;
}

/** What can be done with the figures of a tile. */
export function TileMenu({ dashboardId, tile, report, title, picture }: MenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const behind = listBehind(tile, report.total, dashboardId);
  const files = useFileParts((format) => {
    const { by, from, to, touch, only } = behind;
    const more = only === undefined ? {} : (JSON.parse(only) as Record<string, string>);
    return addressOf(`/reports/inquiries/rows.${format}`, { by, from, to, touch, ...more });
  }, title);
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
