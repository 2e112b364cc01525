import audit from "./audit";
import automation from "./automation";
import bin from "./bin";
import calendar from "./calendar";
import calls from "./calls";
import card from "./card";
import channels from "./channels";
import chat from "./chat";
import conversion from "./conversion";
import dashboards from "./dashboards";
import duplicates from "./duplicates";
import exceptions from "./exceptions";
import fields from "./fields";
import forms from "./forms";
import goals from "./goals";
import imports from "./imports";
import inbox from "./inbox";
import inquiryRules from "./inquiryRules";
import live from "./live";
import mail from "./mail";
import modes from "./modes";
import notifications from "./notifications";
import passkeys from "./passkeys";
import planning from "./planning";
import offline from "./offline";
import organisation from "./organisation";
import provider from "./provider";
import privacy from "./privacy";
import records from "./recordsMore";
import offers from "./offers";
import recurring from "./recurring";
import reports from "./reports";
import requisites from "./requisites";
import reset from "./reset";
import sales from "./sales";
import security from "./security";
import signInRule from "./signInRule";
import settings from "./settings";
import speed from "./speed";
import webhooks from "./webhooks";

/** Everything else; comes with the code that is loaded later. */
const de = {
  audit,
  automation,
  bin,
  calendar,
  calls,
  card,
  channels,
  chat,
  conversion,
  dashboards,
  duplicates,
  exceptions,
  fields,
  forms,
  goals,
  imports,
  inbox,
  inquiryRules,
  live,
  mail,
  modes,
  notifications,
  planning,
  offline,
  organisation,
  passkeys,
  privacy,
  provider,
  records,
  offers,
  requisites,
  recurring,
  reports,
  reset,
  sales,
  security,
  settings,
  speed,
  signInRule,
  webhooks,
};
export default de;
