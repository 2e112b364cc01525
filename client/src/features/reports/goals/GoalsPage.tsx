import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPencil, IconPlus, IconTargetArrow, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { PageFrame } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { Help } from "../Help";
import { ReportTabs } from "../ReportTabs";
import { dayBefore } from "../periods";
import { useWords } from "../useWords";
import { changeGoal, deleteGoal, type Goal, type GoalDraft, goalsKey, goalsQuery, openGoal } from "./api";
import { GoalBar } from "./GoalBar";
import { GoalDialog } from "./GoalDialog";
import styles from "./Goals.module.css";
import { useGoalWords } from "./useGoalWords";

/** All goals, and how far each is: now, or in the period before. */
export function GoalsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { user } = useSession();
  const today = useFormats().today();
  const [when, setWhen] = useState<"now" | "before">("now");
  const [edited, setEdited] = useState<Goal | "fresh">();
  const months = useQuery(goalsQuery(when === "now" ? undefined : dayBefore(`${today.slice(0, 7)}-01`)));
  const quarters = useQuery({ ...goalsQuery(dayBefore(quarterOf(today))), enabled: when === "before" });
  const goals =
    when === "now"
      ? months.data
      : months.data?.map((goal) =>
          goal.rhythm === "MONTH" ? goal : (quarters.data?.find((one) => one.id === goal.id) ?? goal),
        );
  const renew = () => client.invalidateQueries({ queryKey: goalsKey });

  async function save(draft: GoalDraft) {
    await (edited === undefined || edited === "fresh" ? openGoal(draft) : changeGoal(edited, draft));
    setEdited(undefined);
    await renew();
  }

  async function remove(goal: Goal) {
    try {
      await deleteGoal(goal.id);
      await renew();
    } catch (problem) {
      toast(problemText(t, problem), { tone: "error" });
    }
  }

  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited("fresh")}>
      {t("goals.new")}
    </Button>
  );
  const draft: GoalDraft = {
    measured: "WON",
    rhythm: "MONTH",
    target: "",
    userId: user.id,
    departmentId: null,
    pipelineId: null,
  };
  return (
    <PageFrame title={t("goals.title")} intro={t("goals.intro")} wide actions={goals?.length ? add : undefined}>
      <ReportTabs part="goals" />
      {months.isPending && <RowSkeletons />}
      {months.isError && (
        <ErrorState title={t("goals.failed")} error={months.error} retry={() => void months.refetch()} />
      )}
      {goals?.length === 0 && (
        <EmptyState icon={IconTargetArrow} title={t("goals.none")} text={t("goals.noneText")}>
          {add}
        </EmptyState>
      )}
      {goals !== undefined && goals.length > 0 && (
        <>
          <div className={styles.choice}>
            <Segmented
              label={t("reports.period")}
              value={when}
              onChange={setWhen}
              data={[
                { value: "now", label: t("goals.now") },
                { value: "before", label: t("goals.before") },
              ]}
            />
          </div>
          <ul className={styles.goals}>
            {goals.map((goal) => (
              <GoalCard key={goal.id} goal={goal} onEdit={() => setEdited(goal)} onRemove={() => void remove(goal)} />
            ))}
          </ul>
        </>
      )}
      {edited !== undefined && (
        <GoalDialog
          draft={edited === "fresh" ? draft : draftOf(edited)}
          fresh={edited === "fresh"}
          onSave={save}
          onClose={() => setEdited(undefined)}
        />
      )}
    </PageFrame>
  );
}

function GoalCard({ goal, onEdit, onRemove }: { goal: Goal; onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const words = useGoalWords();
  const days = useWords().days(goal.period);
  const title = words.title(goal);
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{title}</h2>
        <Help name={title} text={words.help(goal)} />
        {goal.changeable && (
          <div className={styles.deeds}>
            <IconButton label={t("goals.changeOf", { title })} onClick={onEdit}>
              <IconPencil size={16} />
            </IconButton>
            <Confirm question={t("goals.removeQuestion", { title })} confirm={t("goals.remove")} onConfirm={onRemove}>
              {(ask) => (
                <IconButton label={t("goals.removeOf", { title })} onClick={ask}>
                  <IconTrash size={16} />
                </IconButton>
              )}
            </Confirm>
          </div>
        )}
      </div>
      <span className={styles.cardText}>
        {t(`goals.rhythms.${goal.rhythm}`)} · {days}
      </span>
      <GoalBar goal={goal} title={title} />
    </li>
  );
}

function draftOf({ measured, rhythm, target, userId, departmentId, pipelineId }: Goal): GoalDraft {
  return { measured, rhythm, target: target.replace(/\.00$/, ""), userId, departmentId, pipelineId };
}

/** The first day of a day's quarter. */
function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
}
