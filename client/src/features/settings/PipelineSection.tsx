import { IconDots } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Pipeline } from "@/lib/api/payloads";
import { dealCount } from "@/lib/dealCount";
import { useFormats } from "@/lib/formats";
import { sortsAfterMove } from "@/lib/order";
import { problemText } from "@/lib/problemText";
import { Alert } from "@/ui/display";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { InlineName } from "@/ui/InlineName";
import { Section } from "@/ui/PageFrame";
import { changePipeline, deletePipeline, saveSorts } from "./pipelinesApi";
import styles from "./settings.module.css";
import { StageLists } from "./StageLists";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  pipeline: Pipeline;
  index: number;
  all: Pipeline[];
  /** Just made: the page scrolls to it. */
  fresh: boolean;
}

const sortPipelines = saveSorts("/pipelines");

export function PipelineSection({ pipeline, index, all, fresh }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rename = useSettingsChange(changePipeline);
  const sort = useSettingsChange(sortPipelines);
  const remove = useSettingsChange(deletePipeline);
  const refusal = rename.error ?? sort.error ?? remove.error;
  const facts = [t("settings.deals", { count: pipeline.dealCount, n: dealCount(pipeline, formats) })];
  if (pipeline.isDefault) facts.push(t("settings.defaultPipeline"));
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) head.current?.scrollIntoView({ block: "start" });
  }, [fresh]);
  const move = (to: number) => sort.mutate(sortsAfterMove(all, index, to));

  return (
    <Section flush>
      <div className={styles.pipelineHead} ref={head}>
        <h2 className={styles.pipelineName}>
          <InlineName
            label={t("settings.pipelineName")}
            value={pipeline.name}
            onCommit={(name) => rename.mutate({ id: pipeline.id, name })}
          />
        </h2>
        <span className={styles.facts}>{facts.join(" · ")}</span>
        <Dropdown
          label={t("settings.pipelineMenu", { name: pipeline.name })}
          parts={[
            { key: "up", label: t("settings.moveUp"), disabled: index === 0, run: () => move(index - 1) },
            {
              key: "down",
              label: t("settings.moveDown"),
              disabled: index === all.length - 1,
              run: () => move(index + 1),
            },
            { key: "line", divider: true },
            {
              key: "delete",
              danger: true,
              disabled: pipeline.isDefault,
              label: pipeline.isDefault ? t("settings.defaultStays") : t("common.delete"),
              run: () => remove.mutate(pipeline.id),
            },
          ]}
        >
          {(trigger) => (
            <IconButton
              {...trigger}
              label={t("settings.pipelineMenu", { name: pipeline.name })}
              loading={remove.isPending}
            >
              <IconDots size={18} />
            </IconButton>
          )}
        </Dropdown>
      </div>
      {refusal !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, refusal)}
          {remove.isError && ` ${t("settings.pipelineStays")}`}
        </Alert>
      )}
      <StageLists stages={pipeline.stages} pipelineId={pipeline.id} />
    </Section>
  );
}
