import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Pipeline } from "@/lib/api/payloads";
import { dealCount } from "@/lib/dealCount";
import { useFormats } from "@/lib/formats";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { UnstyledButton } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import styles from "./PipelineSwitch.module.css";

/** Which pipeline is shown, beside the title. */
export function PipelineSwitch({ pipelines, current }: { pipelines: Pipeline[]; current: Pipeline }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, setUrl] = useRecordsUrl();
  return (
    <Dropdown
      label={t("records.deals.pipeline")}
      position="bottom-start"
      width={260}
      parts={[
        { key: "label", heading: t("records.deals.pipeline") },
        ...pipelines.map((pipeline) => ({
          key: pipeline.id,
          taken: pipeline.id === current.id,
          label: (
            <span className={styles.item} data-current={pipeline.id === current.id}>
              {pipeline.name}
            </span>
          ),
          right: <span className={styles.count}>{dealCount(pipeline, formats)}</span>,
          run: () => setUrl({ pipeline: pipeline.id, stage: undefined }),
        })),
      ]}
    >
      {(trigger) => (
        <UnstyledButton
          {...trigger}
          className={styles.button}
          aria-label={`${t("records.deals.pipeline")}: ${current.name}`}
        >
          <span className={styles.name}>{current.name}</span>
          <IconChevronDown size={15} stroke={1.8} />
        </UnstyledButton>
      )}
    </Dropdown>
  );
}
