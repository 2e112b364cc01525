import type { TFunction } from "i18next";

/** What a phone, e-mail, site or messenger is used for; the first is what a new one begins with. */
export const POINT_TYPES = {
  tel: ["WORK", "MOBILE", "HOME", "FAX", "PAGER", "MAILING", "OTHER"],
  email: ["WORK", "HOME", "MAILING", "OTHER"],
  url: ["WORK", "HOME", "OTHER"],
  messenger: ["OTHER", "WHATSAPP", "TELEGRAM", "SIGNAL", "THREEMA", "VIBER", "SKYPE"],
} as const;

export type PointField = keyof typeof POINT_TYPES;
type Known = (typeof POINT_TYPES)[PointField][number];

/** What programs name otherwise than we do is shown in their words. */
export function typeName(t: TFunction, field: PointField, type: string): string {
  // a messenger without a word of its own is one of those that were kept before there were any
  if (field === "messenger" && type === "WORK") return t("records.pointType.OTHER");
  const known = Object.values(POINT_TYPES).some((types) => (types as readonly string[]).includes(type));
  return known ? t(`records.pointType.${type as Known}`) : type;
}

/** Whether the type says anything: that a site is one of work goes without saying. */
export const saysSomething = (field: PointField, type: string) =>
  field === "tel" || field === "email" || !["WORK", "OTHER"].includes(type);

/** What can be chosen, with what stands there now. */
export function typeChoices(t: TFunction, field: PointField, now: string) {
  const types: readonly string[] = POINT_TYPES[field];
  return (types.includes(now) ? types : [...types, now]).map((value) => ({ value, label: typeName(t, field, value) }));
}
