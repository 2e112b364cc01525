import { useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Select, Switch, TextInput } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import {
  changeDashboard,
  type Dashboard,
  dashboardsQuery,
  type Span,
  SPANS,
  type Tile,
  type TileDraft,
  type TileFigures,
} from "./api";
import styles from "./Dashboards.module.css";
import { listedBy } from "./figureOf";
import { reading, roomFor } from "./layout";
import { TileDialog } from "./TileDialog";
import { ArrangedGrid, type ArrangedTile } from "./TileGrid";

const SIZES = { NUMBER: [3, 2], LINE: [8, 4], BARS: [4, 4], TABLE: [6, 4], GOAL: [4, 2] } as const;
const FIRST: TileDraft = {
  title: null,
  shape: "NUMBER",
  of: "INQUIRIES",
  by: "SOURCE",
  span: null,
  touch: "FIRST",
  only: {},
  goalId: null,
  x: 0,
  y: 0,
  width: 3,
  height: 2,
};

interface Props {
  dashboard: Dashboard;
  figuresOf: (place: number) => TileFigures | undefined;
  onDone: () => void;
}

/** A dashboard while it is changed; nothing is kept before it is saved. */
export function Arranging({ dashboard, figuresOf, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(dashboard.name);
  const [shared, setShared] = useState(dashboard.shared);
  const [span, setSpan] = useState<Span>(dashboard.span);
  const [tiles, setTiles] = useState(() =>
    dashboard.tiles.map((tile, place): ArrangedTile => ({ ...tile, key: place, counted: place })),
  );
  const nextKey = useRef(tiles.length);
  const [edited, setEdited] = useState<ArrangedTile | "fresh">();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  function take(draft: TileDraft) {
    setEdited(undefined);
    const tile: Tile = { ...draft, listed: listedBy(draft.of) };
    if (edited === "fresh") {
      const [width, height] = SIZES[tile.shape];
      const key = nextKey.current++;
      setTiles([...tiles, { ...tile, ...roomFor(tiles, width, height), key, counted: undefined }]);
      return;
    }
    setTiles(
      tiles.map((one) =>
        one.key === edited?.key
          ? { ...tile, key: one.key, counted: asksTheSame(one, tile) ? one.counted : undefined }
          : one,
      ),
    );
  }

  async function save() {
    setSaving(true);
    try {
      await changeDashboard(dashboard, { name: name.trim(), shared, span, tiles: reading(tiles) });
      await client.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
      onDone();
    } catch (problem) {
      setError(problem);
      toast(problemText(t, problem), { tone: "error" });
      setSaving(false);
    }
  }

  return (
    <>
      <form
        noValidate
        className={styles.arranging}
        aria-label={t("dashboards.arrange")}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t("dashboards.name")}
          value={name}
          maxLength={255}
          error={fieldTexts(t, error)["name"]}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("dashboards.usualPeriod")}
          data={SPANS.map((one) => ({ value: one, label: t(`dashboards.span.${one}`) }))}
          value={span}
          onChange={(one) => one !== null && setSpan(one)}
          allowDeselect={false}
        />
        <Switch
          label={t("dashboards.share")}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <div className={styles.arrangingDeeds}>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited("fresh")}>
            {t("dashboards.addTile")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={saving} disabled={name.trim() === ""}>
            {t("common.save")}
          </Button>
        </div>
      </form>
      <p className={styles.hint}>{t("dashboards.arrangeHint")}</p>
      <ArrangedGrid
        dashboardId={dashboard.id}
        tiles={tiles}
        figuresOf={figuresOf}
        onChange={setTiles}
        onEdit={(place) => setEdited(tiles[place])}
      />
      {edited !== undefined && (
        <TileDialog
          tile={edited === "fresh" ? FIRST : edited}
          fresh={edited === "fresh"}
          onSave={take}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

/** Another title or shape changes no figure. */
function asksTheSame(one: Tile, other: Tile): boolean {
  const asked = ({ by, span, touch, only, goalId, shape }: Tile) =>
    JSON.stringify([by, span, touch, only, goalId, shape === "GOAL"]);
  return asked(one) === asked(other);
}
