import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSources, useUsers } from "@/lib/dictionaries";
import { Button } from "@/ui/controls";
import { Group, Stack } from "@/ui/display";
import { Select, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { Segmented } from "@/ui/Segmented";
import { DIMENSIONS, type Dimension } from "../api";
import { goalsQuery } from "../goals/api";
import { useGoalWords } from "../goals/useGoalWords";
import { FIGURES, type Figure, type Only, SHAPES, SPANS, type TileDraft } from "./api";
import { useTileWords } from "./useTileWords";

interface Props {
  tile: TileDraft;
  fresh: boolean;
  onSave: (tile: TileDraft) => void;
  onClose: () => void;
}

/** What a tile shows. */
export function TileDialog({ tile, fresh, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const words = useTileWords();
  const [draft, setDraft] = useState(tile);
  const change = (part: Partial<TileDraft>) => setDraft({ ...draft, ...part });
  return (
    <Modal opened onClose={onClose} title={t(fresh ? "dashboards.addTile" : "dashboards.changeTile")} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave({ ...draft, title: draft.title?.trim() || null });
        }}
      >
        <Stack gap="md">
          <Segmented
            label={t("dashboards.shape")}
            value={draft.shape}
            onChange={(shape) => change({ shape })}
            data={SHAPES.map((shape) => ({ value: shape, label: t(`dashboards.shapes.${shape}`) }))}
            full
          />
          {draft.shape === "GOAL" ? (
            <GoalChoice value={draft.goalId} onChange={(goalId) => change({ goalId })} />
          ) : (
            <Asked draft={draft} change={change} />
          )}
          <TextInput
            label={t("dashboards.tileTitle")}
            placeholder={words.title({ ...draft, title: null })}
            maxLength={255}
            value={draft.title ?? ""}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={draft.shape === "GOAL" && draft.goalId === null}>
              {t(fresh ? "dashboards.add" : "dashboards.take")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function GoalChoice({ value, onChange }: { value: number | null; onChange: (goal: number | null) => void }) {
  const { t } = useTranslation();
  const words = useGoalWords();
  const goals = useQuery(goalsQuery()).data ?? [];
  return (
    <Select
      label={t("goals.one")}
      description={goals.length === 0 ? t("goals.noneText") : undefined}
      data={goals.map((goal) => ({
        value: String(goal.id),
        label: `${words.title(goal)} (${t(`goals.rhythms.${goal.rhythm}`)})`,
      }))}
      value={value === null ? null : String(value)}
      onChange={(goal) => onChange(goal === null ? null : Number(goal))}
      searchable
    />
  );
}

interface AskedProps {
  draft: TileDraft;
  change: (part: Partial<TileDraft>) => void;
}

/** What a tile asks of reports. */
function Asked({ draft, change }: AskedProps) {
  const { t } = useTranslation();
  const sources = useSources();
  const users = useUsers();
  const narrow = (dimension: keyof Only, value: string | null) => {
    const rest = Object.fromEntries(Object.entries(draft.only).filter(([name]) => name !== dimension));
    change({ only: value === null ? rest : { ...rest, [dimension]: value } });
  };
  return (
    <>
      <Select
        label={t("dashboards.of")}
        data={FIGURES.map((figure) => ({ value: figure, label: t(`dashboards.figure.${figure}`) }))}
        value={draft.of}
        onChange={(of) => change({ of: of as Figure })}
        allowDeselect={false}
      />
      {(draft.shape === "BARS" || draft.shape === "TABLE") && (
        <Select
          label={t("dashboards.by")}
          data={DIMENSIONS.map((by) => ({ value: by, label: t(`reports.one.${by}`) }))}
          value={draft.by}
          onChange={(by) => change({ by: by as Dimension })}
          allowDeselect={false}
        />
      )}
      <Select
        label={t("reports.period")}
        placeholder={t("dashboards.asDashboard")}
        data={SPANS.map((span) => ({ value: span, label: t(`dashboards.span.${span}`) }))}
        value={draft.span}
        onChange={(span) => change({ span: span })}
        clearable
      />
      <Group grow align="start">
        <Select
          label={t("reports.one.SOURCE")}
          placeholder={t("dashboards.all")}
          data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
          value={draft.only.SOURCE ?? null}
          onChange={(source) => narrow("SOURCE", source)}
          clearable
          searchable
        />
        <Select
          label={t("reports.one.RESPONSIBLE")}
          placeholder={t("dashboards.all")}
          data={users.map((user) => ({ value: String(user.id), label: user.name }))}
          value={draft.only.RESPONSIBLE ?? null}
          onChange={(person) => narrow("RESPONSIBLE", person)}
          clearable
          searchable
        />
      </Group>
    </>
  );
}
