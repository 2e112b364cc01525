import { access } from "./access.mjs";
import { activities } from "./activities.mjs";
import { automation } from "./automation.mjs";
import { backup } from "./backup.mjs";
import { calls } from "./calls.mjs";
import { card } from "./card.mjs";
import { chat } from "./chat.mjs";
import { clients } from "./clients.mjs";
import { crash, times } from "./crash.mjs";
import { dashboards } from "./dashboards.mjs";
import { email } from "./email.mjs";
import { forms } from "./forms.mjs";
import { hostile } from "./hostile.mjs";
import { importCrash } from "./import-crash.mjs";
import { inquiryRules } from "./inquiryRules.mjs";
import { imports } from "./imports.mjs";
import { inbox } from "./inbox.mjs";
import { journey } from "./journey.mjs";
import { offers } from "./offers.mjs";
import { offline } from "./offline.mjs";
import { recurring } from "./recurring.mjs";
import { reports } from "./reports.mjs";
import { signin } from "./signin.mjs";
import { webhooks } from "./webhooks.mjs";
import { workplace } from "./workplace.mjs";

/** What is tested in the browser and around it, by the name `node run.mjs` knows it by. */
export const PARTS = { journey, card, inbox, email, forms, chat, imports, activities, automation, inquiryRules, recurring, offers, calls, access, offline, workplace, webhooks, signin, reports, dashboards, hostile, clients, importCrash, crash, backup, times };
