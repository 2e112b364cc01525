import access from "./access";
import common from "./common";
import conversion from "./conversion";
import duplicates from "./duplicates";
import fields from "./fields";
import inbox from "./inbox";
import modes from "./modes";
import problems from "./problems";
import records from "./records";
import settings from "./settings";
import shell from "./shell";

const de = {
  access,
  common,
  conversion,
  duplicates,
  fields,
  inbox,
  modes,
  problems,
  records,
  settings,
  shell,
};
export default de;
