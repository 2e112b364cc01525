import { useQuery } from "@tanstack/react-query";
import { IconFilter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOf } from "@/lib/api/client";
import { useReadablePipelines } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { Select } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { EmptyState } from "@/ui/states";
import { growth, share } from "../figures";
import { type Cell, FigureTable } from "../FigureTable";
import { type ListLink, Tiles } from "../Tiles";
import { useReportUrl } from "../url";
import { type Funnel, type FunnelMeasure, funnelQuery, type Step } from "./api";
import { listAt, stepList } from "./links";
import { PartFrame } from "./PartFrame";
import { ReasonTable } from "./ReasonTable";
import { Trend } from "./Trend";
import { useSalesWords } from "./useSalesWords";
import { useSees } from "@/lib/session";

const LEADS = "leads";

/** How many come how far, how long it takes, and where they are lost. */
export function FunnelPage() {
  const { t } = useTranslation();
  const { search, days, whose, compare, change } = useReportUrl();
  const classic = useMode()?.mode === "CLASSIC";
  const pipelines = useReadablePipelines();
  const kind = search.kind === "LEAD" ? "LEAD" : "DEAL";
  // the server takes the default one by itself: nothing is asked twice while the pipelines are on their way
  const PIPELINE = kind === "DEAL" ? search.PIPELINE : undefined;
  const asked = { kind, ...days, ...whose, PIPELINE } as const;
  const pipeline = PIPELINE ?? String(pipelines.find((one) => one.isDefault)?.id ?? "");
  const found = useQuery(funnelQuery({ ...asked, compare }));
  return (
    <PartFrame
      part="funnel"
      found={found}
      file={(format) => addressOf(`/reports/funnel/rows.${format}`, asked)}
      comparing
      choice={
        <Select
          aria-label={t("sales.funnelOf")}
          allowDeselect={false}
          data={[
            ...pipelines.map((one) => ({ value: String(one.id), label: one.name })),
            { value: LEADS, label: t(classic ? "sales.funnelOfLeads" : "sales.funnelOfOldLeads") },
          ]}
          value={kind === "LEAD" ? LEADS : pipeline}
          onChange={(chosen) => {
            if (chosen === null) return;
            change(chosen === LEADS ? { kind: "LEAD", PIPELINE: undefined } : { kind: undefined, PIPELINE: chosen });
          }}
        />
      }
    >
      {(funnel) =>
        funnel.created === 0 ? (
          <EmptyState
            icon={IconFilter}
            title={t(funnel.kind === "LEAD" ? "sales.noLeads" : "sales.noDeals")}
            text={t(
              funnel.kind === "LEAD" && funnel.mode === "SIMPLE" ? "sales.noLeadsInSimple" : "sales.longerPeriod",
            )}
          />
        ) : (
          <Walked funnel={funnel} />
        )
      }
    </PartFrame>
  );
}

function Walked({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const seesAmounts = useSees("AMOUNT");
  const words = useSalesWords();
  const { stages, previous } = funnel;
  const success = stages.at(-1);
  const lead = funnel.kind === "LEAD";
  const link = (of: FunnelMeasure, count: number, step?: Step) =>
    listAt(funnel.list, count, { of, ...(step !== undefined && { stage: String(step.stageId) }) });
  const won = success?.reached ?? 0;
  const worst = [...stages].sort((one, other) => other.lost - one.lost)[0];
  const slowest = [...stages].sort((one, other) => (other.medianSeconds ?? 0) - (one.medianSeconds ?? 0))[0];
  return (
    <>
      <Tiles
        tiles={[
          {
            key: "created",
            name: t(lead ? "sales.tile.leads" : "sales.tile.deals"),
            help: t("sales.help.created"),
            shown: words.number(funnel.created),
            value: funnel.created,
            before: previous?.created,
            list: link("REACHED", funnel.created),
          },
          {
            key: "won",
            name: success?.name ?? "",
            help: t("sales.help.reachedEnd"),
            shown: words.number(won),
            value: won,
            before: previous?.reached.at(-1),
            below: t("sales.ofAll", { share: words.percent(share(won, funnel.created)) }),
            list: success && link("REACHED", won, success),
          },
          {
            key: "lost",
            name: t("sales.tile.lost"),
            help: t("sales.help.lostOfCreated"),
            shown: words.number(funnel.lost),
            value: funnel.lost,
            before: previous?.lost,
            falling: true,
            below: t("sales.ofAll", { share: words.percent(share(funnel.lost, funnel.created)) }),
            list: link("LOST", funnel.lost),
          },
          {
            key: "worst",
            name: t("sales.tile.worst"),
            help: t("sales.help.worst"),
            shown: worst === undefined || worst.lost === 0 ? "–" : worst.name,
            below: worst === undefined || worst.lost === 0 ? undefined : t("sales.lostThere", { count: worst.lost }),
            list: worst && link("LOST", worst.lost, worst),
          },
          {
            key: "slowest",
            name: t("sales.tile.slowest"),
            help: t("sales.help.slowest"),
            shown: slowest?.medianSeconds == null ? "–" : slowest.name,
            below: slowest?.medianSeconds == null ? undefined : words.time(slowest.medianSeconds),
            list: slowest && link("LEFT", slowest.left, slowest),
          },
        ]}
      />
      <Section
        title={t("sales.funnel")}
        text={
          words.days(funnel.period) +
          (previous === null ? "" : ` · ${t("reports.before")}: ${words.days(previous.period)}`)
        }
      >
        <Trend
          picture={t("sales.funnel")}
          label={t("sales.funnelLabel")}
          data={{
            shape: "bars",
            names: stages.map((step) => step.name),
            values: stages.map((step) => step.reached),
            label: t("sales.column.REACHED"),
            before: {
              names: stages.map((step) => step.name),
              values: stages.map((step) => step.lost),
              label: t("sales.column.LOST_THERE"),
              lost: true,
            },
            format: words.number,
          }}
          listOf={(place, series) => stepList(funnel.list, stages[place], series)}
        />
      </Section>
      <Section title={t("sales.stages")} text={t("sales.tableText")} flush>
        <FigureTable
          label={t("sales.stages")}
          of={t("reports.one.STAGE")}
          ordered
          columns={(["REACHED", "onward", "median", "mean", "STANDING", "LOST_THERE", "lostAmount"] as const)
            .filter((key) => key !== "lostAmount" || seesAmounts)
            .map((key) => ({ key, name: t(`sales.column.${key}`), help: t(`sales.columnHelp.${key}`) }))}
          rows={stages.map((step, place) => ({
            key: String(step.stageId),
            name: step.name,
            order: String(place).padStart(3, "0"),
            cells: cells(step, stages[place + 1], previous?.reached[place]),
          }))}
        />
      </Section>
      <ReasonTable
        reasons={funnel.lossReasons.map((reason) => ({
          ...reason,
          list: listAt(funnel.list, reason.count, { of: "LOST", LOSS_REASON: reason.key }),
        }))}
        currency={funnel.currency}
        lost={funnel.lost}
      />
    </>
  );

  /** No cell at all for whoever sees no amounts. */
  function money(amount: string | null, list: ListLink | undefined): Cell[] {
    return seesAmounts ? [{ shown: words.amount(amount, funnel.currency), value: Number(amount), list }] : [];
  }

  function cells(step: Step, next: Step | undefined, before: number | undefined): Cell[] {
    const left = link("LEFT", step.left, step);
    const change = growth(step.reached, before);
    const onward = next && share(next.reached, step.reached);
    return [
      {
        shown: words.number(step.reached),
        value: step.reached,
        small: change === undefined ? undefined : words.growth(change),
        list: link("REACHED", step.reached, step),
      },
      {
        shown: words.percent(onward),
        value: onward ?? -1,
        list: next && link("REACHED", next.reached, next),
      },
      { shown: words.time(step.medianSeconds), value: step.medianSeconds ?? -1, list: left },
      { shown: words.time(step.meanSeconds), value: step.meanSeconds ?? -1, list: left },
      { shown: words.number(step.standing), value: step.standing, list: link("STANDING", step.standing, step) },
      { shown: words.number(step.lost), value: step.lost, list: link("LOST", step.lost, step) },
      ...money(step.lostAmount, link("LOST", step.lost, step)),
    ];
  }
}
