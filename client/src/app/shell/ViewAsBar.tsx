import { useMutation } from "@tanstack/react-query";
import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import styles from "./ViewAsBar.module.css";

/** Says that an administrator sees everything as somebody else, and leads back. */
export function ViewAsBar() {
  const { t } = useTranslation();
  const { user } = useSession();
  const end = useMutation({
    mutationFn: () => api.delete("/view-as"),
    onSuccess: () => window.location.assign("/settings/users"),
  });
  if (!/(^|; )(__Host-)?weiche_view_as=\d/.test(document.cookie)) return null;
  return (
    <div className={styles.bar} role="status" data-testid="view-as">
      <IconEye size={16} stroke={1.8} />
      <span>{t("organisation.viewingAs", { name: user.name })}</span>
      <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
        {t("organisation.endViewAs")}
      </Button>
    </div>
  );
}
