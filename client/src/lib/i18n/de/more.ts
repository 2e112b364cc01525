import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import imports from "./imports";
import inbox from "./inbox";
import modes from "./modes";
import settings from "./settings";

/** Everything else; comes with the code that is loaded later. */
const de = {
  conversion,
  duplicates,
  fields,
  imports,
  inbox,
  modes,
  settings,
};
export default de;
