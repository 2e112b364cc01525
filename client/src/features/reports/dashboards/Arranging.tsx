import { useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import { afterSaving, type Draft, insisting } from "@/lib/draft";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Select, Switch, TextInput } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import {
  changeDashboard,
  type Dashboard,
  type DashboardDraft,
  dashboardsQuery,
  SPANS,
  type Tile,
  type TileDraft,
  type TileFigures,
} from "./api";
import styles from "./Dashboards.module.css";
import { listedBy } from "./figureOf";
import { isOfInquiries } from "./figures";
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

type Arranged = Draft<Omit<DashboardDraft, "tiles"> & { tiles: ArrangedTile[] }>;

interface Props {
  dashboard: Dashboard;
  figuresOf: (place: number) => TileFigures | undefined;
  onDone: () => void;
}

/** A dashboard while it is changed; nothing is kept before it is saved. */
export function Arranging({ dashboard, figuresOf, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const phone = usePhone();
  const [draft, setDraft] = useState<Arranged>(() => ({
    version: dashboard.version,
    content: {
      name: dashboard.name,
      shared: dashboard.shared,
      span: dashboard.span,
      tiles: dashboard.tiles.map((tile, place) => ({ ...tile, key: place, counted: place })),
    },
  }));
  const latest = useRef(draft);
  const { name, shared, span, tiles } = draft.content;
  const nextKey = useRef(tiles.length);
  const [edited, setEdited] = useState<ArrangedTile | "fresh">();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  function keep(next: Arranged) {
    latest.current = next;
    setDraft(next);
  }
  const change = (next: Partial<Arranged["content"]>) =>
    keep({ ...latest.current, content: { ...latest.current.content, ...next } });
  const setTiles = (next: ArrangedTile[]) => change({ tiles: next });

  function take(of: TileDraft) {
    setEdited(undefined);
    const tile: Tile = { ...of, listed: listedBy(of.of) };
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
    const sent = insisting(latest.current, error);
    keep(sent);
    const saved = reading(sent.content.tiles);
    try {
      const content = { ...sent.content, name: sent.content.name.trim(), tiles: saved };
      const { version } = await changeDashboard(dashboard.id, { ...sent, content });
      await client.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
      const left = afterSaving(latest.current, sent, version);
      if (left === undefined) {
        onDone();
        return;
      }
      keep({ ...left, content: { ...left.content, tiles: left.content.tiles.map((tile) => placed(tile, saved)) } });
      setError(undefined);
    } catch (problem) {
      setError(problem);
      const faster = isProblem(problem, "version-conflict");
      toast(faster ? t("dashboards.faster") : problemText(t, problem), { tone: "error" });
      // whoever cancels now sees theirs
      if (faster) await client.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
    }
    setSaving(false);
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
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t("dashboards.usualPeriod")}
          data={SPANS.map((one) => ({ value: one, label: t(`dashboards.span.${one}`) }))}
          value={span}
          onChange={(one) => one !== null && change({ span: one })}
          allowDeselect={false}
        />
        <Switch
          label={t("dashboards.share")}
          checked={shared}
          onChange={(event) => change({ shared: event.currentTarget.checked })}
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
      <p className={styles.hint}>{t(phone ? "dashboards.arrangeHintPhone" : "dashboards.arrangeHint")}</p>
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

/** A tile after saving, with the place among the saved ones whose figures are its own. */
function placed(tile: ArrangedTile, saved: ArrangedTile[]): ArrangedTile {
  const place = saved.findIndex((one) => one.key === tile.key && asksTheSame(one, tile));
  return { ...tile, counted: place < 0 ? undefined : place };
}

/** Another title changes no figure, and of inquiries no other shape does. */
function asksTheSame(one: Tile, other: Tile): boolean {
  const asked = ({ of, by, span, touch, only, goalId, shape }: Tile) => {
    const form = isOfInquiries(of) ? shape === "GOAL" : `${of} ${shape}`;
    return JSON.stringify([by, span, touch, only, goalId, form]);
  };
  return asked(one) === asked(other);
}
