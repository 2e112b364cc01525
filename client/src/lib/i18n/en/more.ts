import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import inbox from "./inbox";
import modes from "./modes";
import offline from "./offline";
import settings from "./settings";
import type { MoreTexts } from "../texts";

const en: MoreTexts = {
  conversion,
  duplicates,
  fields,
  inbox,
  modes,
  offline,
  settings,
};
export default en;
