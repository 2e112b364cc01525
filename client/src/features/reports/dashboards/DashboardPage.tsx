import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { IconLayoutDashboard, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { PageFrame } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { ReportTabs } from "../ReportTabs";
import { type Dashboard, dashboardsQuery, openDashboard, openSalesToday } from "./api";
import { Arranging } from "./Arranging";
import { DashboardActions } from "./DashboardActions";
import styles from "./Dashboards.module.css";
import { FilterBar } from "./FilterBar";
import { LargeScreen } from "./LargeScreen";
import { TileGrid } from "./TileGrid";
import { useDashboardUrl } from "./url";
import { useFigures } from "./useFigures";

/** Reports side by side: one's own dashboards and those others share. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { id }: { id?: string } = useParams({ strict: false });
  const found = useQuery(dashboardsQuery);
  const all = found.data ?? [];
  const shown = id === undefined ? all[0] : all.find((one) => String(one.id) === id);
  const { arranging, change } = useDashboardUrl();
  const arrange = () => change({ view: "edit" });
  const open = useOpening();
  return (
    <PageFrame
      title={shown?.name ?? t("dashboards.title")}
      intro={t("dashboards.intro")}
      wide
      actions={shown !== undefined && !arranging && <DashboardActions dashboard={shown} onArrange={arrange} />}
    >
      <ReportTabs part="dashboards" />
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("dashboards.failed")} error={found.error} retry={() => void found.refetch()} />
      )}
      {all.length > 0 && (
        <nav className={styles.which} aria-label={t("dashboards.which")}>
          {all.map((one) => (
            <Link
              key={one.id}
              to="/reports/dashboards/$id"
              params={{ id: String(one.id) }}
              className={styles.one}
              aria-current={one.id === shown?.id ? "page" : undefined}
            >
              {one.name}
            </Link>
          ))}
          <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={() => void open("empty")}>
            {t("dashboards.new")}
          </Button>
        </nav>
      )}
      {found.isSuccess && all.length === 0 && (
        <EmptyState icon={IconLayoutDashboard} title={t("dashboards.none")} text={t("dashboards.noneText")}>
          <Button onClick={() => void open("salesToday")}>{t("dashboards.salesToday")}</Button>
          <Button variant="default" onClick={() => void open("empty")}>
            {t("dashboards.startEmpty")}
          </Button>
        </EmptyState>
      )}
      {found.isSuccess && all.length > 0 && shown === undefined && (
        <EmptyState icon={IconLayoutDashboard} title={t("dashboards.gone")} text={t("dashboards.goneText")} />
      )}
      {shown !== undefined && (
        <Shown
          key={shown.id}
          dashboard={shown}
          arranging={arranging && shown.changeable}
          onArrange={arrange}
          onDone={() => change({ view: undefined })}
        />
      )}
    </PageFrame>
  );
}

/** Opens another dashboard and goes there; an empty one is arranged at once. */
function useOpening() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (what: "empty" | "salesToday") => {
    try {
      const made = await (what === "salesToday"
        ? openSalesToday()
        : openDashboard({ name: t("dashboards.newName"), shared: false, span: "LAST_30", tiles: [] }));
      await client.invalidateQueries({ queryKey: dashboardsQuery.queryKey });
      const search = what === "empty" ? { view: "edit" } : {};
      await navigate({ to: "/reports/dashboards/$id", params: { id: String(made.id) }, search } as never);
    } catch (problem) {
      toast(problemText(t, problem), { tone: "error" });
    }
  };
}

interface ShownProps {
  dashboard: Dashboard;
  arranging: boolean;
  onArrange: () => void;
  onDone: () => void;
}

function Shown({ dashboard, arranging, onArrange, onDone }: ShownProps) {
  const { t } = useTranslation();
  const { large } = useDashboardUrl();
  const figures = useFigures(dashboard);
  if (large) return <LargeScreen dashboard={dashboard} figuresOf={figures.figuresOf} />;
  if (arranging) return <Arranging dashboard={dashboard} figuresOf={figures.figuresOf} onDone={onDone} />;
  if (dashboard.tiles.length === 0)
    return (
      <EmptyState icon={IconLayoutDashboard} title={t("dashboards.empty")} text={t("dashboards.emptyText")}>
        {dashboard.changeable && <Button onClick={onArrange}>{t("dashboards.arrange")}</Button>}
      </EmptyState>
    );
  return (
    <>
      <FilterBar dashboard={dashboard} />
      {figures.isError ? (
        <ErrorState title={t("dashboards.failed")} error={figures.error} retry={() => void figures.refetch()} />
      ) : (
        <div className={styles.shown} aria-busy={figures.isPlaceholderData}>
          <TileGrid dashboardId={dashboard.id} tiles={dashboard.tiles} figuresOf={figures.figuresOf} />
        </div>
      )}
    </>
  );
}
