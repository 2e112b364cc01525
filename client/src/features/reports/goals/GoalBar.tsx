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
function listOf(goal: Goal): { to: string; search: ReportSearch } {
  if (goal.measured === "WON" || goal.measured === "REVENUE")
    return { to: "/reports/goals/deals", search: { goal: String(goal.id), from: goal.period.from } };
  return {
    to: "/reports/list",
    search: {
      ...searchOfList(goal.list),
      of: goal.measured === "ANSWERED" ? "ANSWERED" : "INQUIRIES",
      back: "/reports/goals",
    },
  };
}

/** How far a goal is: what was reached, of what, and where it would be if every day brought the same. */
export function GoalBar({ goal, title }: { goal: Goal; title: string }) {
  const { t } = useTranslation();
  const words = useGoalWords();
  const shown = words.amount(goal, goal.value);
  const target = words.amount(goal, goal.target);
  const expected = words.amount(goal, goal.expected);
  const reached = Number(goal.value) >= Number(goal.target);
  const pace = reached ? "reached" : Number(goal.value) >= Number(goal.expected) ? "good" : "behind";
  const list = listOf(goal);
  return (
    <div className={styles.goal} data-pace={pace}>
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
        aria-valuetext={t("goals.read", { value: shown, target, expected })}
      >
        <div className={styles.reached} style={{ width: `${percent(goal.value, goal.target)}%` }} />
        <div className={styles.expected} style={{ left: `${percent(goal.expected, goal.target)}%` }} />
      </div>
      <span className={styles.pace}>{t(`goals.pace.${pace}`, { expected })}</span>
    </div>
  );
}
