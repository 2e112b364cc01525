import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import inbox from "./inbox";
import modes from "./modes";
import offline from "./offline";
import settings from "./settings";

/** Everything else; comes with the code that is loaded later. */
const de = {
  conversion,
  duplicates,
  fields,
  inbox,
  modes,
  offline,
  settings,
};
export default de;
