import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import type { LossReason, LossRule } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { lossReasonsQuery, lossRulesQuery, usePipelines } from "@/lib/dictionaries";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { needsReason } from "@/records/card/lossRules";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Switch } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { InlineName } from "@/ui/InlineName";
import { Section } from "@/ui/PageFrame";
import { Reorder } from "@/ui/Reorder";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { NewName } from "./NewName";
import styles from "./settings.module.css";
import { useOrder } from "./useOrder";
import { useSettingsChange } from "./useSettingsChange";

type Lost = "DEAL" | "LEAD";

const openReason = (reason: { kind: Lost; name: string }) =>
  api.post<LossReason>("/loss-reasons", reason, { idempotencyKey: newIdempotencyKey() });
const renameReason = ({ id, name }: { id: number; name: string }) =>
  api.patch<LossReason>(`/loss-reasons/${id}`, { name });
const deleteReason = (id: number) => api.delete(`/loss-reasons/${id}`);
const askForReason = (rule: { pipelineId: number | null; required: boolean }) => api.put("/loss-rules", rule);

/** Why deals and leads are lost, and where nobody loses one without naming a reason. */
export function LossReasons() {
  const { t } = useTranslation();
  const reasons = useQuery(lossReasonsQuery);
  return (
    <Section title={t("settings.lossReasons")} text={t("settings.lossReasonsText")} flush>
      {reasons.isPending && <RowSkeletons rows={4} />}
      {reasons.isError && (
        <ErrorState title={t("problems.listTitle")} error={reasons.error} retry={() => void reasons.refetch()} />
      )}
      {reasons.data !== undefined && (
        <div className={styles.stages}>
          {(["DEAL", "LEAD"] as const).map((kind) => (
            <Group key={kind} kind={kind} list={reasons.data.filter((reason) => reason.kind === kind)} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Group({ kind, list }: { kind: Lost; list: LossReason[] }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const add = useOnce(useSettingsChange(openReason, () => setAdding(false)));
  const order = useOrder("/loss-reasons", list);
  return (
    <section>
      <h3 className={styles.groupTitle}>{t(kind === "DEAL" ? "settings.lossOfDeals" : "settings.lossOfLeads")}</h3>
      {order.error !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, order.error)}
        </Alert>
      )}
      <Reorder items={order.items} keyOf={(reason) => reason.id} nameOf={(reason) => reason.name} onMove={order.move}>
        {(reason, handle) => <ReasonRow reason={reason} handle={handle} />}
      </Reorder>
      <div className={styles.addRow}>
        {adding ? (
          <NewName
            label={t("settings.newLossReasonName")}
            busy={add.isPending}
            error={add.isError ? problemText(t, add.error) : undefined}
            onSubmit={(name) => add.mutate({ kind, name })}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
            {t("settings.newLossReason")}
          </Button>
        )}
      </div>
      <Rules kind={kind} />
    </section>
  );
}

function ReasonRow({ reason, handle }: { reason: LossReason; handle: ReactNode }) {
  const { t } = useTranslation();
  const rename = useSettingsChange(renameReason);
  const remove = useSettingsChange(deleteReason);
  const refusal = rename.error ?? remove.error;
  return (
    <div>
      <div className={styles.stageLine}>
        <span className={styles.handlePlace}>{handle}</span>
        <InlineName
          label={t("settings.lossReasonName")}
          value={rename.isPending ? rename.variables.name : reason.name}
          onCommit={(name) => rename.mutate({ id: reason.id, name })}
        />
        <IconButton
          label={t("settings.deleteLossReason", { name: reason.name })}
          loading={remove.isPending}
          onClick={() => remove.mutate(reason.id)}
        >
          <IconTrash size={16} stroke={1.6} />
        </IconButton>
      </div>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {!isProblem(refusal, "conflict")
            ? problemText(t, refusal)
            : t(refusal.extras["reason"] === "last-one" ? "settings.lastLossReason" : "settings.lossReasonInUse")}
        </p>
      )}
    </div>
  );
}

/** One switch for leads, one for each pipeline of deals. */
function Rules({ kind }: { kind: Lost }) {
  const { t } = useTranslation();
  const pipelines = usePipelines();
  const rules = useQuery(lossRulesQuery).data;
  if (rules === undefined) return null;
  const places =
    kind === "LEAD"
      ? [{ id: null, label: t("settings.lossRequired") }]
      : pipelines.map((one) => ({ id: one.id, label: t("settings.lossRequiredIn", { pipeline: one.name }) }));
  return (
    <div className={styles.rules}>
      {places.map((place) => (
        <Rule key={place.id} kind={kind} pipelineId={place.id} label={place.label} rules={rules} />
      ))}
    </div>
  );
}

interface RuleProps {
  kind: Lost;
  pipelineId: number | null;
  label: string;
  rules: LossRule[];
}

function Rule({ kind, pipelineId, label, rules }: RuleProps) {
  const { t } = useTranslation();
  const change = useSettingsChange(askForReason);
  const required = change.isPending ? change.variables.required : needsReason(rules, kind, pipelineId);
  return (
    <Switch
      label={label}
      checked={required}
      disabled={change.isPending}
      onChange={(event) => change.mutate({ pipelineId, required: event.currentTarget.checked })}
      error={
        change.isError &&
        (isProblem(change.error, "conflict") ? t("settings.lossReasonsFirst") : problemText(t, change.error))
      }
    />
  );
}
