import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { PageFrame, Section } from "@/ui/PageFrame";
import { AttentionNote } from "./AttentionNote";
import { ModeFlow } from "./ModeFlow";
import { SwitchHistory } from "./SwitchHistory";

/** The mode by address: the same choice as in the dialog, and what was switched before. */
export function CrmModePage() {
  const { t } = useTranslation();
  const mode = useMode();
  const [round, setRound] = useState(0);
  return (
    <PageFrame
      title={t("modeBar.title")}
      intro={t("modes.intro")}
      actions={<Link to="/reports/mode">{t("modes.advice")}</Link>}
    >
      <Section>
        {mode && <AttentionNote mode={mode} />}
        {/* After each switch the steps begin anew. */}
        <ModeFlow key={round} onDone={() => setRound(round + 1)} />
      </Section>
      <SwitchHistory />
    </PageFrame>
  );
}
