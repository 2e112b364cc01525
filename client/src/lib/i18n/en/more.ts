import card from "./card";
import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import inbox from "./inbox";
import modes from "./modes";
import settings from "./settings";
import type { MoreTexts } from "../texts";

const en: MoreTexts = {
  card,
  conversion,
  duplicates,
  fields,
  inbox,
  modes,
  settings,
};
export default en;
