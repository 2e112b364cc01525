import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { AttentionNote } from "./AttentionNote";
import { closeModeDialog } from "./dialogStore";
import { ModeFlow } from "./ModeFlow";

/** The CRM mode over whatever page one is on; on the phone it fills the screen. */
export function ModeDialog() {
  const { t } = useTranslation();
  const phone = usePhone();
  const mode = useMode();
  return (
    <Modal opened onClose={closeModeDialog} title={t("modeBar.title")} size={760} padding="lg" fullScreen={phone}>
      {mode && <AttentionNote mode={mode} />}
      <ModeFlow onDone={closeModeDialog} />
    </Modal>
  );
}
