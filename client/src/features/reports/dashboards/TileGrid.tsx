import { type CSSProperties, useRef } from "react";
import { usePhone } from "@/ui/usePhone";
import type { Tile, TileFigures } from "./api";
import styles from "./Dashboards.module.css";
import { type Box, bottom, reading } from "./layout";
import { TileCard } from "./TileCard";
import { useArranging } from "./useArranging";
import { useTileWords } from "./useTileWords";

interface Props {
  dashboardId: number;
  tiles: Tile[];
  figuresOf: (place: number) => TileFigures | undefined;
}

/** Rows of a large screen share its height. */
function gridStyle(rows: number) {
  return { "--rows": rows } as CSSProperties;
}

/** A tile's place as the stylesheet knows it; on a phone it has none. */
function placeStyle(box: Box) {
  return {
    "--column": `${box.x + 1} / span ${box.width}`,
    "--row": `${box.y + 1} / span ${box.height}`,
    "--height": box.height,
  } as CSSProperties;
}

export function TileGrid({ dashboardId, tiles, figuresOf }: Props) {
  return (
    <div className={styles.grid} style={gridStyle(bottom(tiles))}>
      {tiles.map((tile, place) => (
        <TileCard
          key={place}
          dashboardId={dashboardId}
          tile={tile}
          figures={figuresOf(place)}
          style={placeStyle(tile)}
        />
      ))}
    </div>
  );
}

/** A tile that is not saved yet. */
export interface ArrangedTile extends Tile {
  key: number;
  /** The place of the saved tile that asks the same; undefined where nobody has counted yet. */
  counted: number | undefined;
}

interface ArrangingProps {
  dashboardId: number;
  tiles: ArrangedTile[];
  figuresOf: (place: number) => TileFigures | undefined;
  onChange: (tiles: ArrangedTile[]) => void;
  onEdit: (place: number) => void;
}

/** The same while tiles are moved and sized. */
export function ArrangedGrid({ dashboardId, tiles, figuresOf, onChange, onEdit }: ArrangingProps) {
  const words = useTileWords();
  const grid = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const inOrder = reading(tiles);
  const arranging = useArranging(grid, tiles, (tile) => words.title(tile), onChange);
  return (
    <>
      <div ref={grid} className={styles.grid} data-arranging style={gridStyle(arranging.rows)}>
        {/* a tile that is moved by keyboard stays where it is in the document, or it would lose the focus */}
        {(phone ? inOrder : tiles).map((tile) => {
          const place = tiles.indexOf(tile);
          return (
            <TileCard
              key={tile.key}
              dashboardId={dashboardId}
              tile={tile}
              figures={tile.counted === undefined ? undefined : figuresOf(tile.counted)}
              style={placeStyle(arranging.boxes[place] ?? tile)}
              arranging={{
                handles: arranging.handles(place),
                held: arranging.held === place,
                deeds: {
                  onUp: tile === inOrder[0] ? undefined : () => arranging.step(place, "up"),
                  onDown: tile === inOrder.at(-1) ? undefined : () => arranging.step(place, "down"),
                  onEdit: () => onEdit(place),
                  onRemove: () => onChange(tiles.filter((_, other) => other !== place)),
                },
              }}
            />
          );
        })}
      </div>
      <p className={styles.spoken} role="status">
        {arranging.spoken}
      </p>
    </>
  );
}
