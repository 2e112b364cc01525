import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import imports from "./imports";
import inbox from "./inbox";
import modes from "./modes";
import settings from "./settings";
import type { MoreTexts } from "../texts";

const en: MoreTexts = {
  conversion,
  duplicates,
  fields,
  imports,
  inbox,
  modes,
  settings,
};
export default en;
