import { useInfiniteQuery } from "@tanstack/react-query";
import { IconPackage, IconPlus, IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { useFormats } from "@/lib/formats";
import type { Product } from "@/records/products/api";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { ProductDialog } from "./ProductDialog";
import styles from "./settings.module.css";
import rows from "./fields.module.css";

/** The catalogue: what the account sells. */
export function ProductsPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const [open, setOpen] = useState<Product | "new">();
  const products = useInfiniteQuery({
    queryKey: [...keys.setting("products"), "all", q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Product>>("/products", { q, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const list = products.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      title={t("settings.section.products.name")}
      intro={t("card.products.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
          {t("card.products.new")}
        </Button>
      }
    >
      {(list.length > 0 || q !== "") && (
        <TextInput
          aria-label={t("card.products.search")}
          placeholder={t("card.products.search")}
          leftSection={<IconSearch size={15} />}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Section flush>
        {products.isPending && <RowSkeletons />}
        {products.isError && (
          <ErrorState title={t("problems.listTitle")} error={products.error} retry={() => void products.refetch()} />
        )}
        {products.isSuccess && list.length === 0 && (
          <EmptyState
            icon={IconPackage}
            title={t(q === "" ? "card.products.none" : "card.products.found")}
            text={q === "" ? t("card.products.noneText") : undefined}
          />
        )}
        <ul className={styles.rows}>
          {list.map((product) => (
            <li key={product.id}>
              <ProductLine product={product} onEdit={() => setOpen(product)} />
            </li>
          ))}
        </ul>
        {products.hasNextPage && (
          <Button
            variant="subtle"
            fullWidth
            loading={products.isFetchingNextPage}
            onClick={() => void products.fetchNextPage()}
          >
            {t("common.more")}
          </Button>
        )}
      </Section>
      {open !== undefined && (
        <ProductDialog product={open === "new" ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </PageFrame>
  );
}

function ProductLine({ product, onEdit }: { product: Product; onEdit: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [
    product.code,
    product.unit,
    `${formats.plain(product.taxRate)} % ${t(product.taxIncluded ? "card.products.included" : "card.products.excluded")}`,
    product.active ? null : t("card.products.inactive"),
  ].filter((fact) => fact !== null);
  return (
    <div className={rows.row} data-archived={!product.active}>
      <div className={rows.line}>
        <button
          type="button"
          className={rows.main}
          aria-label={`${t("card.products.edit")}: ${product.name}`}
          onClick={onEdit}
        >
          <span className={rows.name}>{product.name}</span>
          <span className={rows.facts}>{facts.join(" · ")}</span>
        </button>
        <span className={styles.rowSide}>{formats.money(product.price)}</span>
      </div>
    </div>
  );
}
