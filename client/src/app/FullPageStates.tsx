import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconRouteOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import { Button } from "@/ui/controls";
import { EmptyState, ErrorState } from "@/ui/states";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={IconRouteOff} title={t("shell.notFoundTitle")} text={t("shell.notFoundText")}>
      <Button component={Link} to="/" variant="default">
        {t("shell.toStart")}
      </Button>
    </EmptyState>
  );
}

/** Shown instead of a part of the page that failed while drawing. */
export function Crashed({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  if (isProblem(error)) return <ErrorState title={t("problems.title")} error={error} retry={reset} />;
  return (
    <EmptyState icon={IconAlertTriangle} title={t("shell.crashedTitle")} text={t("shell.crashedText")}>
      <Button variant="default" onClick={() => location.reload()}>
        {t("common.reload")}
      </Button>
    </EmptyState>
  );
}
