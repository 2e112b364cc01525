import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Asked, Measure, Numbers, Report } from "./api";
import { growth, share } from "./figures";
import { Help } from "./Help";
import styles from "./Reports.module.css";
import { listSearch } from "./url";
import { useWords } from "./useWords";

interface Figure {
  name: "inquiries" | "qualified" | "won" | "revenue" | "answer" | "junk";
  of: Measure;
  shown: string;
  below?: string | undefined;
  value: number | undefined;
  before: number | undefined;
  /** Less is better. */
  falling?: boolean;
}

/** The whole in six figures, each with what it means, how it has changed, and the list behind it. */
export function KeyFigures({ report, asked }: { report: Report; asked: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
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
      shown: words.moneyShort(report, now.revenue),
      below: now.withoutRate > 0 ? t("reports.withoutRate", { count: now.withoutRate }) : undefined,
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
    <ul className={styles.figures}>
      {figures.map((figure) => (
        <li key={figure.name} className={styles.figure}>
          <span className={styles.figureName}>
            {t(`reports.figure.${figure.name}`)}
            <Help name={t(`reports.figure.${figure.name}`)} text={t(`reports.help.${figure.name}`)} />
          </span>
          <Link
            to="/reports/list"
            search={listSearch(asked, figure.of, null) as never}
            className={styles.figureValue}
            aria-label={t("reports.openList", { name: t(`reports.figure.${figure.name}`), value: figure.shown })}
          >
            {figure.shown}
          </Link>
          <span className={styles.figureBelow}>
            {figure.below}
            <Change figure={figure} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Change({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const words = useWords();
  const change = figure.value === undefined ? undefined : growth(figure.value, figure.before);
  if (change === undefined) return null;
  const better = figure.falling === true ? change < 0 : change > 0;
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
