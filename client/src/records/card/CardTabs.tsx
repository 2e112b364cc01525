import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Tabs } from "@/ui/forms";
import { useAskedToWrite } from "../mail/writing";
import styles from "./RecordCard.module.css";

/** A card on the phone: fields and timeline, one at a time. What was begun in one stays while the other is looked at. */
export function CardTabs({ fields, timeline }: { fields: ReactNode; timeline: ReactNode }) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(false);
  const [chosen, setChosen] = useState<string | null>("fields");
  // the form of a message stands in the timeline
  const asked = useAskedToWrite() !== undefined;
  const tab = asked ? "timeline" : chosen;
  if (asked && (!seen || chosen !== "timeline")) {
    setSeen(true);
    setChosen("timeline");
  }
  return (
    <Tabs
      value={tab}
      keepMounted
      keepMountedMode="display-none"
      className={styles.tabs}
      onChange={(next) => {
        setChosen(next);
        setSeen(seen || next === "timeline");
      }}
    >
      <Tabs.List grow>
        <Tabs.Tab value="fields">{t("records.fields")}</Tabs.Tab>
        <Tabs.Tab value="timeline">{t("records.timeline")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="fields" className={styles.fields}>
        {fields}
      </Tabs.Panel>
      <Tabs.Panel value="timeline" className={styles.history}>
        {seen && timeline}
      </Tabs.Panel>
    </Tabs>
  );
}
