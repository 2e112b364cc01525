import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { kindOfCode } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import { begin, forget, type ImportRun, type Preview, targetsQuery } from "./api";
import { ColumnTable } from "./ColumnTable";
import { Figures } from "./Figures";
import styles from "./Imports.module.css";
import { assign, planOf, type Wishes, wishesOf } from "./model";
import { Options } from "./Options";
import { ProblemList } from "./ProblemList";
import { ReadAgain } from "./ReadAgain";

interface Props {
  run: ImportRun;
  preview: Preview;
  simple: boolean;
}

/** What columns mean and what happens with duplicates; once rehearsed, what would come of it. */
export function Preparation({ run, preview, simple }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const kind = kindOfCode(run.kind);
  const targets = useQuery(targetsQuery(kind)).data ?? [];
  const [wishes, setWishes] = useState<Wishes>(() => wishesOf(run, preview, simple));
  const [rehearsed, setRehearsed] = useState(() => (run.plan === null ? "" : JSON.stringify(wishes)));
  const fresh = run.rehearsal !== null && rehearsed === JSON.stringify(wishes);
  const start = useMutation({
    mutationFn: (how: "rehearsal" | "run") => begin(run.id, how, planOf(wishes)),
    onSuccess: (next) => {
      setRehearsed(JSON.stringify(wishes));
      client.setQueryData(keys.import(run.id), next);
    },
  });
  const leave = useMutation({
    mutationFn: () => forget(run.id),
    onSuccess: async () => {
      await navigate({ to: "/settings/import", search: { kind } } as never);
      await client.invalidateQueries({ queryKey: keys.imports });
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  const nothing = run.rowsErased || wishes.targets.every((target) => target === null);
  return (
    <>
      <Section title={t("imports.columns")} text={t("imports.columnsText")} actions={<ReadAgain run={run} />} flush>
        <ColumnTable
          columns={run.columns}
          rows={preview.rows}
          targets={targets}
          chosen={wishes.targets}
          onChoose={(column, target) =>
            setWishes(assign(wishes, column, target, targets.find((one) => one.code === target)?.several === true))
          }
        />
      </Section>
      <Section title={t("imports.options")}>
        <Options kind={kind} wishes={wishes} onChange={setWishes} />
      </Section>
      {fresh && run.rehearsal !== null && (
        <Section title={t("imports.rehearsed")} text={t("imports.rehearsedText")}>
          <Figures
            figures={[
              { name: t(`imports.figure.${wishes.asInquiries ? "inquiries" : "new"}`), value: run.rehearsal.made },
              {
                name: t(`imports.figure.${wishes.asInquiries ? "known" : "duplicates"}`),
                value: run.rehearsal.duplicates,
              },
              { name: t("imports.figure.failed"), value: run.rehearsal.failed, bad: run.rehearsal.failed > 0 },
              ...(run.rehearsal.companies > 0
                ? [{ name: t("imports.figure.companies"), value: run.rehearsal.companies }]
                : []),
            ]}
          />
          <ProblemList problems={run.problems} targets={targets} />
        </Section>
      )}
      {run.rowsErased && <Alert color="yellow">{t("imports.readOnceMore")}</Alert>}
      {start.isError && (
        <Alert color="red" title={t("problems.title")}>
          {problemText(t, start.error)}
        </Alert>
      )}
      <div className={styles.deeds}>
        <Button
          variant={fresh ? "default" : "filled"}
          loading={start.isPending && start.variables === "rehearsal"}
          disabled={nothing}
          onClick={() => start.mutate("rehearsal")}
        >
          {t(fresh ? "imports.rehearseAgain" : "imports.rehearse")}
        </Button>
        {fresh && (
          <Button
            disabled={nothing}
            loading={start.isPending && start.variables === "run"}
            onClick={() => start.mutate("run")}
          >
            {t("imports.begin")}
          </Button>
        )}
        <Button variant="subtle" color="gray" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t("imports.forget")}
        </Button>
      </div>
      {fresh && <p className={styles.note}>{t("imports.noAutomation")}</p>}
    </>
  );
}
