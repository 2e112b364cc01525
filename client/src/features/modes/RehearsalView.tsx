import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconClock, IconDownload, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import type { ModeOptions } from "@/lib/api/payloads";
import { Button } from "@/ui/controls";
import { Badge, Table } from "@/ui/display";
import { ActivityTables } from "./ActivityTables";
import type { Rehearsal, RehearsalProblem } from "./api";
import styles from "./RehearsalView.module.css";
import { reasonText, rehearsalSentence, waitText } from "./texts";

const FIGURES = [
  "openLeads",
  "deals",
  "newContacts",
  "matchedContacts",
  "newCompanies",
  "matchedCompanies",
  "activitiesKeptOpen",
  "activitiesCompleted",
] as const;
const SHOWN_SAMPLES = 6;
/** Said even when there are none. */
const ALWAYS: readonly string[] = ["openLeads", "deals"];

interface Props {
  rehearsal: Rehearsal;
  file: string;
  /** Takes other options, without a problem that was found. */
  onRemedy: (remedy: Partial<ModeOptions>) => void;
}

/** What the switch would do: a sentence, the figures, and what is in the way. */
export function RehearsalView({ rehearsal, file, onRemedy }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = FIGURES.filter((figure) => rehearsal[figure] > 0 || ALWAYS.includes(figure));
  const problems = [...rehearsal.problems].sort((a, b) => Number(b.blocking) - Number(a.blocking));
  return (
    <div className={styles.rehearsal}>
      <p className={styles.sentence}>{rehearsalSentence(t, formats, rehearsal)}</p>
      <Table className={styles.figures} verticalSpacing={5} horizontalSpacing="sm">
        <Table.Tbody>
          {shown.map((figure) => (
            <Table.Tr key={figure}>
              <Table.Th scope="row" className={styles.label}>
                {t(`modes.figure.${figure}`)}
              </Table.Th>
              <Table.Td className={styles.number}>{formats.number(rehearsal[figure])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className={styles.estimate}>
        <IconClock size={16} stroke={1.6} />
        {t("modes.estimate", { wait: waitText(t, rehearsal.estimatedSeconds) })}
      </p>
      {rehearsal.activities.open > 0 && <ActivityTables figures={rehearsal.activities} />}
      {problems.length > 0 && (
        <section aria-label={t("modes.findings")}>
          <h2 className={styles.heading}>{t("modes.findings")}</h2>
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <ProblemRow key={problem.code} problem={problem} onRemedy={onRemedy} />
            ))}
          </ul>
        </section>
      )}
      <a className={styles.file} href={file} download>
        <IconDownload size={16} stroke={1.6} /> {t("modes.rehearsalFile")}
      </a>
    </div>
  );
}

function ProblemRow({ problem, onRemedy }: { problem: RehearsalProblem; onRemedy: Props["onRemedy"] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { remedy } = problem;
  const Icon = problem.blocking ? IconAlertTriangle : IconInfoCircle;
  return (
    <li className={styles.problem} data-blocking={problem.blocking}>
      <Icon size={18} stroke={1.6} className={styles.icon} />
      <div>
        <div className={styles.what}>
          {t("modes.leads", { count: problem.count, n: formats.number(problem.count) })}: {reasonText(t, problem.code)}
          {problem.blocking && (
            <Badge color="red" variant="light" size="sm" tt="none" ml={8}>
              {t("modes.blocks")}
            </Badge>
          )}
        </div>
        {problem.blocking && <p className={styles.note}>{t("modes.blocksHint")}</p>}
        {remedy !== null && (
          <Button className={styles.remedy} size="xs" variant="default" onClick={() => onRemedy(remedy)}>
            {t(`modes.remedy.${remedy.customers}`)}
          </Button>
        )}
        {problem.sampleLeadIds.length > 0 && (
          <p className={styles.samples}>
            {t("modes.examples")}{" "}
            {problem.sampleLeadIds.slice(0, SHOWN_SAMPLES).map((id) => (
              // A tab of its own, so that looking at a lead does not lose the rehearsal.
              <Link key={id} to={addressOfRecord("leads", id)} target="_blank" className={styles.sample}>
                {t("modes.leadNumber", { id })}
              </Link>
            ))}
          </p>
        )}
        {problem.unseen > 0 && (
          <p className={styles.samples}>
            {t("modes.unseen", { count: problem.unseen, n: formats.number(problem.unseen) })}
          </p>
        )}
      </div>
    </li>
  );
}
