import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Tabs } from "@/ui/forms";
import { nobodyAsks, placeOfNew, useAskedToWrite } from "../mail/writing";
import styles from "./RecordCard.module.css";

interface Props {
  kind: Kind;
  id: number;
  fields: ReactNode;
  timeline: ReactNode;
}

/** A card on the phone: fields and timeline, one at a time. What was begun in one stays while the other is looked at. */
export function CardTabs({ kind, id, fields, timeline }: Props) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(false);
  const [chosen, setChosen] = useState<string | null>("fields");
  // the form of a message stands in the timeline
  const asked = useAskedToWrite() === placeOfNew(kind, id);
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
        nobodyAsks();
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
