import { useQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { leadStagesQuery, pipelinesQuery } from "@/lib/dictionaries";
import { useMode } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { NewName } from "./NewName";
import { PipelineSection } from "./PipelineSection";
import { openPipeline } from "./pipelinesApi";
import { StageLists } from "./StageLists";
import { useSettingsChange } from "./useSettingsChange";

/** Pipelines of deals with their stages, and the stages of leads where there are leads. */
export function PipelinesPage() {
  const { t } = useTranslation();
  const pipelines = useQuery(pipelinesQuery);
  const mode = useMode();
  const [adding, setAdding] = useState(false);
  const [fresh, setFresh] = useState<number | null>(null);
  const open = useOnce(
    useSettingsChange(openPipeline, (pipeline) => {
      setAdding(false);
      setFresh(pipeline.id);
    }),
  );
  return (
    <PageFrame
      title={t("settings.section.pipelines.name")}
      intro={t("settings.pipelinesIntro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)} disabled={adding}>
          {t("settings.newPipeline")}
        </Button>
      }
    >
      {adding && (
        <Section>
          <NewName
            label={t("settings.newPipelineName")}
            busy={open.isPending}
            error={open.isError ? problemText(t, open.error) : undefined}
            onSubmit={(name) => open.mutate(name)}
            onCancel={() => setAdding(false)}
          />
        </Section>
      )}
      {pipelines.isPending && <RowSkeletons />}
      {pipelines.isError && (
        <ErrorState title={t("problems.listTitle")} error={pipelines.error} retry={() => void pipelines.refetch()} />
      )}
      {pipelines.data?.map((pipeline, index, all) => (
        <PipelineSection key={pipeline.id} pipeline={pipeline} index={index} all={all} fresh={pipeline.id === fresh} />
      ))}
      {(mode?.mode === "CLASSIC" || mode?.classicAllowed === true) && <LeadStages />}
    </PageFrame>
  );
}

function LeadStages() {
  const { t } = useTranslation();
  const stages = useQuery(leadStagesQuery);
  return (
    <Section title={t("settings.leadStages")} text={t("settings.leadStagesText")} flush>
      {stages.isPending && <RowSkeletons rows={5} />}
      {stages.isError && (
        <ErrorState title={t("problems.listTitle")} error={stages.error} retry={() => void stages.refetch()} />
      )}
      {stages.data !== undefined && <StageLists stages={stages.data} pipelineId={null} />}
    </Section>
  );
}
