import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/lib/session";
import { askWhatNext, asksWhatNext } from "@/records/planning/leaving";
import { Switch } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";

/** Whether somebody is asked for the next activity when they leave a card. */
export function WhatNextSection() {
  const { t } = useTranslation();
  const session = useSession();
  const [asks, setAsks] = useState(() => asksWhatNext(session));
  return (
    <Section title={t("planning.asking")} text={t("settings.themeText")}>
      <Switch
        label={t("planning.askOnLeaving")}
        description={t("planning.askOnLeavingText")}
        checked={asks}
        onChange={(event) => {
          askWhatNext(session, event.currentTarget.checked);
          setAsks(event.currentTarget.checked);
        }}
      />
    </Section>
  );
}
