import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { FrontPage } from "./FrontPage";
import { SetupForm } from "./SetupForm";

/** The one-time page behind the link that the server prints on its first start. */
export function SetupPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: "/setup/$token" });
  const link = useQuery({
    queryKey: ["setup", token],
    queryFn: ({ signal }) => api.get<{ valid: boolean }>(`/setup/${encodeURIComponent(token)}`, undefined, signal),
    staleTime: Infinity,
  });

  if (link.isPending) return <RowSkeletons rows={4} />;
  if (isProblem(link.error, "not-found")) {
    return (
      <FrontPage title={t("access.setupInvalidTitle")} intro={t("access.setupInvalidText")}>
        <a href="/login">{t("access.toLogin")}</a>
      </FrontPage>
    );
  }
  if (link.isError) {
    return <ErrorState title={t("problems.title")} error={link.error} retry={() => void link.refetch()} />;
  }
  return (
    <FrontPage title={t("access.setupTitle")} intro={t("access.setupIntro")} wide>
      <SetupForm token={token} />
    </FrontPage>
  );
}
