import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWords } from "../useWords";
import type { Counted, CountedRow, Tile } from "./api";
import { coursed, listOf, writtenCell } from "./counted";
import styles from "./Dashboards.module.css";
import { TileFrame } from "./TileTables";
import { useCountedNames } from "./useCountedNames";
import { useTileWords } from "./useTileWords";

interface Props {
  dashboardId: number;
  tile: Tile;
  counted: Counted;
}

/** A row for each key, a column for each figure; every number opens its list. */
export function CountedTable({ dashboardId, tile, counted }: Props) {
  const { t } = useTranslation();
  const tiles = useTileWords();
  const nameOf = useCountedNames(counted);
  const { total } = counted;
  return (
    <TileFrame tile={tile}>
      <thead>
        <tr>
          <th scope="col">{tiles.byName(tile)}</th>
          {counted.figures.map((figure) => (
            <th key={figure} scope="col">
              {t(`dashboards.figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {coursed(counted, tile.shape).map((row) => (
          <tr key={row.key}>
            <th scope="row">{nameOf(row)}</th>
            <Cells dashboardId={dashboardId} counted={counted} row={row} name={nameOf(row)} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("reports.together")}</th>
          <Cells dashboardId={dashboardId} counted={counted} row={total} name={t("reports.together")} />
        </tr>
      </tfoot>
    </TileFrame>
  );
}

function Cells({ dashboardId, counted, row, name }: Omit<Props, "tile"> & { row: CountedRow; name: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return counted.figures.map((figure, place) => {
    const cell = row.cells[place];
    const shown = cell === undefined ? "0" : writtenCell(words, figure, counted.currency, cell);
    const list = listOf(cell, dashboardId);
    return (
      <td key={figure}>
        {list === undefined ? (
          <span className={styles.nothing}>{shown}</span>
        ) : (
          <Link
            to={list.to}
            search={list.search as never}
            aria-label={t("reports.openList", { name: `${name}, ${t(`dashboards.figure.${figure}`)}`, value: shown })}
          >
            {shown}
          </Link>
        )}
      </td>
    );
  });
}
