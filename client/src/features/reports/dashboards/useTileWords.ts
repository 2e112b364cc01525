import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSources, useUserName } from "@/lib/dictionaries";
import { useWords } from "../useWords";
import type { Figure, TileDraft } from "./api";

/** What a figure means: the words of the reports. */
const HELP = {
  INQUIRIES: "reports.help.inquiries",
  CASES: "reports.columnHelp.CASES",
  ANSWERED: "reports.columnHelp.ANSWERED",
  QUALIFIED: "reports.help.qualified",
  WON: "reports.columnHelp.WON",
  LOST: "reports.columnHelp.LOST",
  OPEN: "reports.columnHelp.OPEN",
  JUNK: "reports.columnHelp.JUNK",
  REVENUE: "reports.help.revenue",
  WON_RATE: "reports.columnHelp.rate",
  ANSWER_TIME: "reports.help.answer",
} as const satisfies Record<Figure, string>;

/** What tiles are called, what they mean, and what narrows them. */
export function useTileWords() {
  const { t } = useTranslation();
  const words = useWords();
  const userName = useUserName();
  const sources = useSources();
  return useMemo(() => {
    const figure = (tile: TileDraft) => t(`dashboards.figure.${tile.of}`);
    return {
      figure,
      title(tile: TileDraft): string {
        if (tile.title !== null) return tile.title;
        if (tile.shape === "GOAL") return t("goals.one");
        return tile.shape === "BARS" || tile.shape === "TABLE"
          ? t("dashboards.figureBy", { figure: figure(tile), by: t(`reports.one.${tile.by}`) })
          : figure(tile);
      },
      help: (tile: TileDraft) => t(HELP[tile.of]),
      /** Empty when it shows all of the dashboard's period. */
      narrowed(tile: TileDraft): string {
        if (tile.shape === "GOAL") return "";
        const { SOURCE: source, RESPONSIBLE: person } = tile.only;
        return [
          tile.span === null ? undefined : t(`dashboards.span.${tile.span}`),
          source === undefined
            ? undefined
            : words.named("SOURCE", source, sources.find((one) => String(one.id) === source)?.name ?? null),
          person === undefined ? undefined : words.named("RESPONSIBLE", person, userName(Number(person))),
        ]
          .filter((part) => part !== undefined)
          .join(" · ");
      },
    };
  }, [t, words, userName, sources]);
}
