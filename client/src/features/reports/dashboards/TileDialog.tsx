import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadablePipelines, useSources, useUsers } from "@/lib/dictionaries";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Stack } from "@/ui/display";
import { Select, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { Segmented } from "@/ui/Segmented";
import { goalsQuery } from "../goals/api";
import { useGoalWords } from "../goals/useGoalWords";
import { type Only, SHAPES, type Shape, SPANS, type TileDraft } from "./api";
import {
  BREAKDOWNS,
  type By,
  type Figure,
  FIGURES,
  mayBe,
  NARROWS,
  type Narrowable,
  topicOf,
  unitOf,
  TOPICS,
} from "./figures";
import styles from "./Dashboards.module.css";
import { useTileWords } from "./useTileWords";
import { useSees } from "@/lib/session";

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
            onChange={(shape) => change(shaped(draft, shape))}
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
          <DialogFoot onCancel={onClose}>
            <Button type="submit" disabled={draft.shape === "GOAL" && draft.goalId === null}>
              {t(fresh ? "dashboards.add" : "dashboards.take")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

interface AskedProps {
  draft: TileDraft;
  change: (part: Partial<TileDraft>) => void;
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

/** The same in another shape, of another figure where this one is not shown like that. */
function shaped(draft: TileDraft, shape: Shape): TileDraft {
  return shape === "GOAL" || mayBe(draft.of, shape) ? { ...draft, shape } : { ...counting(draft, "INQUIRIES"), shape };
}

/** The same of another figure, as far as that knows what was chosen. */
function counting(draft: TileDraft, of: Figure): TileDraft {
  const topic = topicOf(of);
  const bys = BREAKDOWNS[topic];
  const known = Object.entries(draft.only).filter(([name]) =>
    topic === topicOf(draft.of) ? true : NARROWS[topic].some((one) => one === name && one !== "CUSTOMER"),
  );
  return {
    ...draft,
    of,
    by: bys.includes(draft.by) ? draft.by : (bys[0] ?? draft.by),
    only: Object.fromEntries(known),
  };
}

/** What a tile asks of reports. */
function Asked({ draft, change }: AskedProps) {
  const { t } = useTranslation();
  const words = useTileWords();
  const bys = BREAKDOWNS[topicOf(draft.of)];
  const seesAmounts = useSees("AMOUNT");
  return (
    <>
      <Select
        label={t("dashboards.of")}
        data={TOPICS.map((topic) => ({
          group: t(`dashboards.topic.${topic}`),
          items: FIGURES.filter(
            (figure) =>
              topicOf(figure) === topic && mayBe(figure, draft.shape) && (seesAmounts || unitOf(figure) !== "MONEY"),
          ).map((figure) => ({
            value: figure,
            label: t(`dashboards.figure.${figure}`),
          })),
        })).filter(({ items }) => items.length > 0)}
        value={draft.of}
        onChange={(of) => change(counting(draft, of as Figure))}
        allowDeselect={false}
        searchable
      />
      {(draft.shape === "BARS" || draft.shape === "TABLE") && bys.length > 1 && (
        <Select
          label={t("dashboards.by")}
          data={bys.map((by) => ({ value: by, label: words.byOf(draft.of, by) }))}
          value={draft.by}
          onChange={(by) => change({ by: by as By })}
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
      <Narrowing draft={draft} change={change} />
    </>
  );
}

/** What a tile is narrowed to, whatever its dashboard is. */
function Narrowing({ draft, change }: AskedProps) {
  const { t } = useTranslation();
  const sources = useSources();
  const users = useUsers();
  const pipelines = useReadablePipelines();
  const choices: Record<Narrowable, { label: string; data: { value: string; label: string }[] }> = {
    SOURCE: {
      label: t("reports.one.SOURCE"),
      data: sources.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    RESPONSIBLE: {
      label: t("reports.one.RESPONSIBLE"),
      data: users.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    PIPELINE: {
      label: t("sales.pipeline"),
      data: pipelines.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    CUSTOMER: {
      label: t("sales.one.CUSTOMER"),
      data: (["FIRST", "REPEAT"] as const).map((value) => ({ value, label: t(`sales.customer.${value}`) })),
    },
  };
  const narrow = (dimension: keyof Only, value: string | null) => {
    const rest = Object.fromEntries(Object.entries(draft.only).filter(([name]) => name !== dimension));
    change({ only: value === null ? rest : { ...rest, [dimension]: value } });
  };
  return (
    <div className={styles.narrowing}>
      {NARROWS[topicOf(draft.of)].map((one) => (
        <Select
          key={one}
          label={choices[one].label}
          placeholder={t("dashboards.all")}
          data={choices[one].data}
          value={draft.only[one] ?? null}
          onChange={(value) => narrow(one, value)}
          clearable
          searchable
        />
      ))}
    </div>
  );
}
