import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconMail, IconMaximize, IconPencil, IconTrash } from "@tabler/icons-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { later } from "@/lib/later";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { type Dashboard, dashboardsQuery, deleteDashboard } from "./api";
import { useDashboardUrl } from "./url";

const MailingsDialog = later(() => import("./MailingsDialog").then((m) => m.MailingsDialog));

/** What can be done with the whole dashboard. */
export function DashboardActions({ dashboard, onArrange }: { dashboard: Dashboard; onArrange: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const phone = usePhone();
  const navigate = useNavigate();
  const { change, mailings } = useDashboardUrl();

  async function remove() {
    try {
      await deleteDashboard(dashboard.id);
      await navigate({ to: "/reports/dashboards" } as never);
      await client.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
    } catch (problem) {
      toast(problemText(t, problem), { tone: "error" });
    }
  }

  function enlarge() {
    change({ view: "large" });
    // where the browser does not give the whole screen, the window is large enough
    document.documentElement.requestFullscreen().catch(() => undefined);
  }

  return (
    <>
      {!phone && (
        <Button variant="default" leftSection={<IconMaximize size={16} />} onClick={enlarge}>
          {t("dashboards.large")}
        </Button>
      )}
      <Button variant="default" leftSection={<IconMail size={16} />} onClick={() => change({ view: "mailings" })}>
        {t("dashboards.byMail")}
      </Button>
      {mailings && (
        <Suspense>
          <MailingsDialog dashboard={dashboard} onClose={() => change({ view: undefined })} />
        </Suspense>
      )}
      {dashboard.changeable && (
        <>
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onArrange}>
            {t("dashboards.arrange")}
          </Button>
          <Confirm
            question={t("dashboards.removeQuestion", { name: dashboard.name })}
            confirm={t("dashboards.remove")}
            onConfirm={() => void remove()}
          >
            {(ask) => (
              <IconButton label={t("dashboards.remove")} onClick={ask} size={34}>
                <IconTrash size={16} />
              </IconButton>
            )}
          </Confirm>
        </>
      )}
    </>
  );
}
