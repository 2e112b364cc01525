import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type ReportSearch, searchOfList } from "../url";
import type { Goal } from "./api";
import styles from "./Goals.module.css";
import { useGoalWords } from "./useGoalWords";

const WHOLE = 100;

function percent(part: string, whole: string): number {
  return Math.min(WHOLE, (Number(part) / Number(whole)) * WHOLE);
}

/** Where what a goal has counted is listed. */
function listOf(goal: Goal, back: string | undefined): { to: string; search: ReportSearch } {
  if (goal.measured === "WON" || goal.measured === "REVENUE") {
    const said = [...new URL(goal.list, "http://here").searchParams];
    const only = Object.fromEntries(said.filter(([name]) => name !== "on"));
    return {
      to: "/reports/goals/deals",
      search: { goal: String(goal.id), from: goal.period.from, ...only, ...(back !== undefined && { back }) },
    };
  }
  return {
    to: "/reports/list",
    search: {
      ...searchOfList(goal.list),
      of: goal.measured === "ANSWERED" ? "ANSWERED" : "INQUIRIES",
      back: back ?? "/reports/goals",
    },
  };
}

interface Props {
  goal: Goal;
  title: string;
  /** The dashboard it is shown on. */
  back?: string;
}

/** How far a goal is: what was reached, of what, and where it would be if every day brought the same. */
export function GoalBar({ goal, title, back }: Props) {
  const { t } = useTranslation();
  const words = useGoalWords();
  const shown = words.amount(goal, goal.value);
  const target = words.amount(goal, goal.target);
  const expected = words.amount(goal, goal.expected);
  const reached = Number(goal.value) >= Number(goal.target);
  const pace = reached ? "reached" : Number(goal.value) >= Number(goal.expected) ? "good" : "behind";
  const list = listOf(goal, back);
  const share = words.share(goal);
  return (
    <div className={styles.goal} data-pace={goal.part ? "part" : pace}>
      <div className={styles.amounts}>
        <Link
          to={list.to}
          search={list.search as never}
          className={styles.value}
          aria-label={t("reports.openList", { name: title, value: shown })}
        >
          {shown}
        </Link>
        <span className={styles.target}>{t("goals.of", { target })}</span>
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={title}
        aria-valuenow={Math.round(percent(goal.value, goal.target))}
        aria-valuemin={0}
        aria-valuemax={WHOLE}
        aria-valuetext={
          goal.part
            ? t("goals.readPart", { value: shown, target })
            : t("goals.read", { value: shown, target, expected })
        }
      >
        <div className={styles.reached} style={{ width: `${percent(goal.value, goal.target)}%` }} />
        {!goal.part && <div className={styles.expected} style={{ left: `${percent(goal.expected, goal.target)}%` }} />}
      </div>
      <span className={styles.pace}>
        {goal.part ? t("goals.part", { share }) : t(`goals.pace.${pace}`, { expected })}
      </span>
    </div>
  );
}
