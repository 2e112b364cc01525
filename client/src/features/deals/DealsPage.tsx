import { IconBriefcase } from "@tabler/icons-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useDealStages, useReadablePipelines, useSources } from "@/lib/dictionaries";
import { useMay } from "@/lib/session";
import { later } from "@/lib/later";
import { StagedPage } from "@/records/page/StagedPage";
import type { Deal } from "@/records/types";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { RowSkeletons } from "@/ui/states";
import { PipelineSwitch } from "./PipelineSwitch";

const CreateDeal = later(() => import("./CreateDeal").then((m) => m.CreateDeal));

export function DealsPage() {
  const { t } = useTranslation();
  const pipelines = useReadablePipelines();
  const [url, setUrl] = useRecordsUrl();
  const pipeline =
    pipelines.find((one) => one.id === url.pipeline) ?? pipelines.find((one) => one.isDefault) ?? pipelines[0];
  const stages = useDealStages(pipeline?.id ?? -1);
  const sources = useSources();
  const mayAdd = useMay("deals", "add");
  const creating = url.create === true && mayAdd;
  const source = (id: number | null) => sources.find((one) => one.id === id)?.name ?? null;

  const close = () => setUrl({ create: undefined, contact: undefined, company: undefined });

  if (pipeline === undefined) return <RowSkeletons />;
  return (
    <>
      <StagedPage<Deal>
        key={pipeline.id}
        kind="deals"
        title={t("records.deals.title")}
        createLabel={t("records.deals.create")}
        onCreate={() => setUrl({ create: true })}
        stages={stages}
        pipelineId={pipeline.id}
        detail={(deal) => source(deal.sourceId)}
        header={pipelines.length > 1 && <PipelineSwitch pipelines={pipelines} current={pipeline} />}
        empty={{ icon: IconBriefcase, title: t("records.deals.emptyTitle"), text: t("records.deals.emptyText") }}
      />
      {creating && (
        <Suspense>
          <CreateDeal
            pipelineId={pipeline.id}
            contactId={url.contact}
            companyId={url.company}
            onClose={close}
            onDone={(deal) => {
              close();
              setUrl({ card: `deals:${deal.id}` });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
