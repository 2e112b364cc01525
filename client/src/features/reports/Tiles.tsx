import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { growth } from "./figures";
import { Help } from "./Help";
import styles from "./Reports.module.css";
import { useWords } from "./useWords";

/** Where a number leads: to the list it counts. */
export interface ListLink {
  to: string;
  search: Record<string, string>;
}

export interface Tile {
  key: string;
  name: string;
  help: string;
  shown: string;
  below?: string | undefined;
  /** A second, smaller number below, with a list of its own. */
  aside?: { shown: string; list: ListLink | undefined } | undefined;
  value?: number | undefined;
  before?: number | undefined;
  /** Less is better. */
  falling?: boolean;
  /** Absent: nothing is counted. */
  list?: ListLink | undefined;
}

/** A few figures side by side, each with what it means, how it has changed, and the list behind it. */
export function Tiles({ tiles }: { tiles: Tile[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.figures} data-count={tiles.length}>
      {tiles.map((tile) => (
        <li key={tile.key} className={styles.figure}>
          <span className={styles.figureName}>
            {tile.name}
            <Help name={tile.name} text={tile.help} />
          </span>
          {tile.list === undefined ? (
            <span className={styles.figureValue}>{tile.shown}</span>
          ) : (
            <Link
              to={tile.list.to}
              search={tile.list.search as never}
              className={styles.figureValue}
              aria-label={t("reports.openList", { name: tile.name, value: tile.shown })}
            >
              {tile.shown}
            </Link>
          )}
          <span className={styles.figureBelow}>
            {tile.below}
            <Aside tile={tile} />
            <Change tile={tile} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Aside({ tile: { name, aside } }: { tile: Tile }) {
  const { t } = useTranslation();
  if (aside === undefined) return null;
  return aside.list === undefined ? (
    aside.shown
  ) : (
    <Link
      to={aside.list.to}
      search={aside.list.search as never}
      className={styles.aside}
      aria-label={t("reports.openList", { name, value: aside.shown })}
    >
      {aside.shown}
    </Link>
  );
}

function Change({ tile }: { tile: Tile }) {
  const { t } = useTranslation();
  const words = useWords();
  const change = tile.value === undefined ? undefined : growth(tile.value, tile.before);
  if (change === undefined) return null;
  const better = tile.falling === true ? change < 0 : change > 0;
  return (
    <span
      className={styles.change}
      data-tone={change === 0 ? "same" : better ? "good" : "bad"}
      title={t("reports.before")}
    >
      {words.growth(change)}
    </span>
  );
}
