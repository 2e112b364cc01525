import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import { fieldTexts } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { readAmount } from "@/records/card/amount";
import type { Product } from "@/records/products/api";
import { readDecimal } from "@/records/products/draft";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { Switch, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { FormProblem } from "@/ui/FormProblem";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** A product of the catalogue, new or not. */
export function ProductDialog({ product, onClose }: { product: Product | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { account } = useSession();
  const [draft, setDraft] = useState({
    name: product?.name ?? "",
    code: product?.code ?? "",
    unit: product?.unit ?? "",
    price: product ? formats.plain(product.price.value) : "",
    currency: product?.price.currency ?? account.currency,
    taxRate: product ? formats.plain(product.taxRate) : "",
    taxIncluded: product?.taxIncluded ?? false,
    active: product?.active ?? true,
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const save = useOnce(
    useSettingsChange(() => {
      const body = {
        name: draft.name,
        code: draft.code === "" ? null : draft.code,
        unit: draft.unit === "" ? null : draft.unit,
        price: { value: readAmount(draft.price) ?? draft.price, currency: draft.currency.toUpperCase() },
        taxRate: draft.taxRate.trim() === "" ? "0" : (readDecimal(draft.taxRate) ?? draft.taxRate),
        taxIncluded: draft.taxIncluded,
        active: draft.active,
      };
      return product
        ? api.patch<Product>(`/products/${product.id}`, body)
        : api.post<Product>("/products", body, { idempotencyKey: newIdempotencyKey() });
    }, onClose),
  );
  const remove = useSettingsChange(() => api.delete(`/products/${product?.id ?? 0}`), onClose);
  const errors = fieldTexts(t, save.error);
  const text = (name: "name" | "code" | "unit" | "price" | "taxRate", label: string, error?: string) => (
    <TextInput
      label={label}
      required={name === "name" || name === "price"}
      data-autofocus={name === "name" ? true : undefined}
      inputMode={name === "price" || name === "taxRate" ? "decimal" : undefined}
      maxLength={name === "name" ? 500 : 50}
      value={draft[name]}
      error={error}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Modal opened onClose={onClose} title={t(product ? "card.products.edit" : "card.products.new")}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined);
        }}
      >
        {text("name", t("card.products.name"), errors["name"])}
        <div className={styles.pair}>
          {text("price", t("card.products.price"), errors["price.value"] ?? errors["price"])}
          <TextInput
            label={t("card.products.currency")}
            maxLength={3}
            value={draft.currency}
            error={errors["price.currency"]}
            onChange={(event) => set({ currency: event.currentTarget.value })}
          />
        </div>
        <div className={styles.pair}>
          {text("taxRate", t("card.products.taxRate"), errors["taxRate"])}
          {text("unit", t("card.products.unit"), errors["unit"])}
        </div>
        {text("code", t("card.products.code"), errors["code"])}
        <Switch
          label={t("card.products.taxIncluded")}
          checked={draft.taxIncluded}
          onChange={(event) => set({ taxIncluded: event.currentTarget.checked })}
        />
        <Switch
          label={t("card.products.active")}
          checked={draft.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
        <FormProblem error={save.error} />
        <div className={styles.buttons}>
          {product && (
            <Confirm
              question={t("card.products.deleteQuestion", { name: product.name })}
              confirm={t("common.delete")}
              onConfirm={() => remove.mutate(undefined)}
            >
              {(ask) => (
                <Button variant="subtle" color="red" loading={remove.isPending} onClick={ask}>
                  {t("common.delete")}
                </Button>
              )}
            </Confirm>
          )}
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={draft.name.trim() === ""}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
