import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import type { Source } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { sourcesQuery } from "@/lib/dictionaries";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { IconButton } from "@/ui/IconButton";
import { InlineName } from "@/ui/InlineName";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Reorder } from "@/ui/Reorder";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { LossReasons } from "./LossReasons";
import { NewName } from "./NewName";
import styles from "./settings.module.css";
import { useOrder } from "./useOrder";
import { useSettingsChange } from "./useSettingsChange";

/** Two small dictionaries: where inquiries come from, and why leads and deals are lost. */
export function SourcesPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("settings.section.sources.name")} intro={t("settings.sourcesIntro")}>
      <SourcesSection />
      <LossReasons />
    </PageFrame>
  );
}

const openSource = (name: string) => api.post<Source>("/sources", { name }, { idempotencyKey: newIdempotencyKey() });
const renameSource = ({ id, name }: { id: number; name: string }) => api.patch<Source>(`/sources/${id}`, { name });
const deleteSource = (id: number) => api.delete(`/sources/${id}`);

function SourcesSection() {
  const { t } = useTranslation();
  const sources = useQuery(sourcesQuery);
  const [adding, setAdding] = useState(false);
  const add = useOnce(useSettingsChange(openSource, () => setAdding(false)));
  const order = useOrder("/sources", sources.data ?? []);
  return (
    <Section
      title={t("settings.sources")}
      flush
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => setAdding(true)}
          disabled={adding}
        >
          {t("settings.newSource")}
        </Button>
      }
    >
      {adding && (
        <div className={styles.row}>
          <NewName
            label={t("settings.newSourceName")}
            busy={add.isPending}
            error={add.isError ? problemText(t, add.error) : undefined}
            onSubmit={(name) => add.mutate(name)}
            onCancel={() => setAdding(false)}
          />
        </div>
      )}
      {order.error !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, order.error)}
        </Alert>
      )}
      {sources.isPending && <RowSkeletons />}
      {sources.isError && (
        <ErrorState title={t("problems.listTitle")} error={sources.error} retry={() => void sources.refetch()} />
      )}
      <Reorder items={order.items} keyOf={(source) => source.id} nameOf={(source) => source.name} onMove={order.move}>
        {(source, handle) => <SourceRow source={source} handle={handle} />}
      </Reorder>
    </Section>
  );
}

function SourceRow({ source, handle }: { source: Source; handle: ReactNode }) {
  const { t } = useTranslation();
  const rename = useSettingsChange(renameSource);
  const remove = useSettingsChange(deleteSource);
  const refusal = rename.error ?? remove.error;
  return (
    <div>
      <div className={styles.stageLine}>
        <span className={styles.handlePlace}>{handle}</span>
        <InlineName
          label={t("settings.sourceName")}
          value={rename.isPending ? rename.variables.name : source.name}
          onCommit={(name) => rename.mutate({ id: source.id, name })}
        />
        <span className={styles.fixed}>{source.code}</span>
        <IconButton
          label={t("settings.deleteSource", { name: source.name })}
          loading={remove.isPending}
          onClick={() => remove.mutate(source.id)}
        >
          <IconTrash size={16} stroke={1.6} />
        </IconButton>
      </div>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {isProblem(refusal, "conflict") ? t("settings.sourceInUse") : problemText(t, refusal)}
        </p>
      )}
    </div>
  );
}
