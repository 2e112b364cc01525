import card from "./card";
import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import inbox from "./inbox";
import modes from "./modes";
import settings from "./settings";

/** Everything else; comes with the code that is loaded later. */
const de = {
  card,
  conversion,
  duplicates,
  fields,
  inbox,
  modes,
  settings,
};
export default de;
