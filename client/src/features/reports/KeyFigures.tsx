import { useTranslation } from "react-i18next";
import type { Asked, Measure, Numbers, Report } from "./api";
import { countOf, share } from "./figures";
import { type Tile, Tiles } from "./Tiles";
import { listLink } from "./url";
import { useWords } from "./useWords";
import { useSees } from "@/lib/session";

interface Figure extends Pick<Tile, "shown" | "below" | "aside" | "value" | "before" | "falling"> {
  name: "inquiries" | "qualified" | "won" | "revenue" | "answer" | "junk";
  of: Measure;
}

/** The whole in six figures. */
export function KeyFigures({ report, asked }: { report: Report; asked: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
  const seesAmounts = useSees("AMOUNT");
  const now = report.total.numbers;
  const before = report.total.previous ?? undefined;
  const rate = (of: (numbers: Numbers) => number | undefined) => ({
    value: of(now),
    before: before && of(before),
  });
  const qualified = rate((n) => share(n.qualified, n.cases));
  const won = rate((n) => share(n.won, n.cases));
  const junk = rate((n) => share(n.junk, n.inquiries));
  const figures: Figure[] = [
    {
      name: "inquiries",
      of: "INQUIRIES",
      shown: words.number(now.inquiries),
      below: t("reports.cases", { count: now.cases }),
      value: now.inquiries,
      before: before?.inquiries,
    },
    {
      name: "qualified",
      of: "QUALIFIED",
      shown: words.number(now.qualified),
      below: t("reports.ofCases", { share: words.percent(qualified.value) }),
      ...qualified,
    },
    {
      name: "won",
      of: "WON",
      shown: words.number(now.won),
      below: t("reports.ofCases", { share: words.percent(won.value) }),
      ...won,
    },
    {
      name: "revenue",
      of: "WON",
      shown: words.amountShort(now.revenue, report.currency),
      aside:
        now.withoutRate > 0
          ? {
              shown: t("reports.withoutRate", { count: now.withoutRate }),
              list: listLink(asked, "WITHOUT_RATE", null),
            }
          : undefined,
      value: Number(now.revenue),
      before: before && Number(before.revenue),
    },
    {
      name: "answer",
      of: "ANSWERED",
      shown: words.time(now.answerSeconds),
      below: t("reports.answered", { share: words.percent(share(now.answered, now.inquiries)) }),
      value: now.answerSeconds ?? undefined,
      before: before?.answerSeconds ?? undefined,
      falling: true,
    },
    {
      name: "junk",
      of: "JUNK",
      shown: words.percent(junk.value),
      below: t("reports.junkOf", { count: now.junk }),
      ...junk,
      falling: true,
    },
  ];
  return (
    <Tiles
      tiles={figures
        .filter(({ name }) => name !== "revenue" || seesAmounts)
        .map(({ name, of, ...figure }) => ({
          ...figure,
          key: name,
          name: t(`reports.figure.${name}`),
          help: t(`reports.help.${name}`),
          list: countOf(now, of) === 0 ? undefined : listLink(asked, of, null),
        }))}
    />
  );
}
