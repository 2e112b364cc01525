package io.weiche.privacy;

import static io.weiche.privacy.Place.cascaded;
import static io.weiche.privacy.Place.cleared;
import static io.weiche.privacy.Place.deleted;
import static io.weiche.privacy.Place.emptied;

import java.util.List;
import java.util.Map;

/// Every table that speaks of people, in the order in which they are erased. Which columns those are, and why all
/// others are not about people, stands in `personal-data.txt`; a test compares it with the database.
final class Places {
    private static final String OWN =
            "(kind = 3 and record_id = any(:contacts) or kind = 1 and record_id = any(:leads))";
    private static final String DEALS = "(kind = 2 and record_id = any(:deals))";
    private static final String NEAR =
            "(kind = 4 and record_id = any(:companies) or kind = 2 and record_id = any(:otherDeals))";
    private static final String WHOLE = "(kind = 3 and id = any(:contacts) or kind = 1 and id = any(:leads))";

    /// Conversations that became an inquiry of theirs, and those in which they named themselves.
    private static final String CHATS = """
            account_id = :account and (inquiry_id in (select i.id from inquiry i where i.account_id = :account
                    and (i.contact_id = any(:contacts) or i.lead_id = any(:leads) or i.deal_id = any(:deals)))
                or %s)""".formatted(says("concat_ws(' ', name, email, phone)"));

    /// Titles must say something.
    private static final String NAMELESS = "'#' || id";

    /// Offers of their deals, and those that name them.
    private static final String OFFERS =
            "(deal_id = any(:deals) or " + says("concat_ws(' ', recipient, opening, closing)") + ")";

    /// How many rows had which problem stays, not what stood in them.
    private static final String WITHOUT_SAMPLES = """
            coalesce((select jsonb_agg(jsonb_set(problem, '{samples}', '[]') order by at)
                from jsonb_array_elements(problems) with ordinality as e (problem, at)), '[]')""";

    private static final String MAIL = "exists (select from email_record r where r.account_id = :account"
            + " and r.email_id = email_message.id and " + OWN + ")";

    static final List<Place> ALL = List.of(
            deleted("idempotency_key", """
                    exists (select from unnest(cast(:words as text[])) word
                            where position(convert_to(word, 'UTF8') in body) > 0)""").untold(),
            deleted("notification", OWN).untold(),
            // rows stay: their numbers say what has been told
            cleared("outbox", "(%s or %s or %s)".formatted(OWN, DEALS, says("data::text")), emptied("data"))
                    .untold(),
            deleted("webhook_delivery", says("concat_ws(' ', events, answer)")).untold(),
            // rows of files are packed, and most name people who became no record of the run: all of them go
            deleted("import_page", """
                    exists (select from import_run r where r.account_id = :account and r.id = run_id
                        and r.status not in ('READING', 'REHEARSING', 'RUNNING', 'UNDOING'))""").untold(),
            cleared(
                            "import_run",
                            "status not in ('READING', 'REHEARSING', 'RUNNING', 'UNDOING')",
                            Map.of("problems", WITHOUT_SAMPLES))
                    .untold(),
            deleted("import_record", "(%s or %s or %s)".formatted(OWN, DEALS, says("before::text")))
                    .untold(),
            cleared("bulk_outcome", """
                    exists (select from bulk_run r where r.account_id = :account and r.id = run_id
                        and (r.kind = 3 and record_id = any(:contacts) or r.kind = 1 and record_id = any(:leads)
                            or r.kind = 2 and record_id = any(:deals)))""", emptied("detail", "loss_comment_before"))
                    .untold(),
            cleared(
                            "bulk_run",
                            "status not in ('RUNNING', 'UNDOING') and " + says("concat(search, filter)"),
                            emptied("search", "filter"))
                    .untold(),
            cleared("saved_view", says("concat(search, filter)"), emptied("search", "filter"))
                    .untold(),
            // a rule without its condition would act on everything, so it stands still until somebody has looked at it
            cleared(
                            "automation_rule",
                            says("filter"),
                            Map.of(
                                    "filter", "null",
                                    "paused_at",
                                            "case when paused_at is null then clock_timestamp() else paused_at end"))
                    .untold(),
            cleared("switch_outcome", "lead_id = any(:leads)", emptied("detail"))
                    .untold(),
            deleted("record_merge", """
                    (kind = 2 and survivor_id = any(:deals) or kind = 3 and survivor_id = any(:contacts)
                        or kind = 1 and survivor_id = any(:leads) or %s)""".formatted(says("concat(before, after)"))),
            cascaded("record_merge_move", """
                    merge_id in (select id from record_merge m where m.account_id = :account
                        and (m.kind = 3 and m.survivor_id = any(:contacts)
                            or m.kind = 1 and m.survivor_id = any(:leads)))""").untold(),
            deleted("form_submission", """
                    (inquiry_id in (select i.id from inquiry i where i.account_id = :account
                        and (i.contact_id = any(:contacts) or i.lead_id = any(:leads) or i.deal_id = any(:deals)))
                        or %s)""".formatted(says("concat_ws(' ', answers, trace)"))),
            deleted("chat_message", "conversation_id in (select c.id from chat_conversation c where " + CHATS + ")"),
            deleted("chat_conversation", CHATS),
            deleted("held_inquiry", says("concat_ws(' ', entry_value, reason, draft)")),
            deleted("exception_entry", says("concat_ws(' ', value, match_key, reason)")),
            // sums by what stood in somebody's address; reports count them anew
            deleted("report_month", "true").untold(),
            cascaded("report_tally", "true").untold(),
            cleared("inquiry_fact", """
                    inquiry_id in (select i.id from inquiry i where i.account_id = :account
                        and (i.contact_id = any(:contacts) or i.lead_id = any(:leads) or i.deal_id = any(:deals)))""", emptied("utm_source", "utm_medium", "utm_campaign"))
                    .untold(),
            cleared(
                    "inquiry",
                    "(contact_id = any(:contacts) or lead_id = any(:leads) or deal_id = any(:deals) or "
                            + says("concat_ws(' ', title, person_name, message, raw, custom)") + ")",
                    emptied("title", "person_name", "company_title", "message", "utm", "raw", "custom", "external_id")),
            // that a call was made stays, not with whom
            cleared(
                    "call",
                    "(exists (select from activity_binding b where b.account_id = :account"
                            + " and b.activity_id = call.activity_id and (" + OWN + " or " + DEALS + ")) or "
                            + says("concat_ws(' ', caller_name, number, match_key, recording_url)") + ")",
                    emptied("number", "match_key", "caller_name", "recording_url", "external_id")),
            deleted(
                            "unfiled_email",
                            "(email_id in (select m.id from email_message m where m.account_id = :account and "
                                    + says("concat_ws(' ', m.from_name, m.from_address, m.reply_to,"
                                            + " array_to_string(m.to_addresses, ' '), array_to_string(m.cc_addresses, ' '),"
                                            + " m.subject, m.body)")
                                    + ") or exists (select"
                                    + " from unnest(cast(:words as text[])) word"
                                    + " where position(convert_to(word, 'UTF8') in raw) > 0))")
                    .untold(),
            deleted(
                    "email_message",
                    "(%s or %s)"
                            .formatted(
                                    MAIL,
                                    says(
                                            "concat_ws(' ', from_name, from_address, reply_to,"
                                                    + " array_to_string(to_addresses, ' '), array_to_string(cc_addresses, ' '), subject, body)"))),
            cascaded(
                    "email_file",
                    "exists (select from email_record r where r.account_id = :account"
                            + " and r.email_id = email_file.email_id and " + OWN + ")"),
            deleted("mail_quarantine", """
                    exists (select from unnest(cast(:words as text[])) word
                            where position(convert_to(word, 'UTF8') in raw) > 0)""").untold(),
            deleted("activity", boundTo(OWN) + " and not " + boundTo("not (" + OWN + " or " + DEALS + ")"))
                    .untold(),
            cleared(
                    "activity",
                    boundTo("(" + OWN + " or " + DEALS + ")"),
                    Map.of("title", "'–'", "description", "null", "place", "null")),
            deleted(
                    "timeline_entry",
                    "(%s or %s or %s and %s)".formatted(OWN, DEALS, NEAR, says("concat_ws(' ', body, data)"))),
            deleted("record_file", """
                    (%1$s or %2$s or id in (select file_id from offer where account_id = :account and %3$s)
                        or id in (select c.recording_file_id from call c where c.account_id = :account
                            and exists (select from activity_binding b where b.account_id = :account
                                and b.activity_id = c.activity_id and (%1$s or %2$s))))""".formatted(OWN, DEALS, OFFERS)),
            // what was offered at which price stays, not to whom
            cleared("offer", OFFERS, emptied("recipient", "opening", "closing")),
            cascaded("conversion", "(contact_id = any(:contacts) or lead_id = any(:leads))"),
            cascaded("stage_history", OWN),
            cascaded("contact_point", OWN),
            cascaded("contact_company", "contact_id = any(:contacts)"),
            cascaded("custom_value", OWN).untold(),
            cascaded("product_row", OWN),
            cascaded("requisite", OWN),
            cascaded("bank_account", """
                    exists (select from requisite r where r.account_id = :account and r.id = requisite_id
                        and r.kind = 3 and r.record_id = any(:contacts))"""),
            deleted("search_posting", "(" + OWN + " or " + DEALS + ")").untold(),
            // of earlier names too: no record is found by them any more
            deleted("search_form", """
                    not exists (select from search_posting p
                        where p.account_id = :account and p.word = search_form.word)""").untold(),
            deleted("search_ending", """
                    not exists (select from search_posting p
                        where p.account_id = :account and p.word = search_ending.word)""").untold(),
            cleared(
                    "deal",
                    "id = any(:deals)",
                    Map.of(
                            "title", NAMELESS,
                            "comments", "null",
                            "utm", "null",
                            "source_description", "null",
                            "loss_comment", "null",
                            "originator_id", "null",
                            "origin_id", "null",
                            "lead_id", "null",
                            "custom", "custom - cast(:wordy as text[])")),
            // nobody makes more deals of it before somebody has looked at it
            cleared(
                    "recurring_deal",
                    """
                    (exists (select from recurring_deal_contact l where l.account_id = :account
                            and l.recurring_deal_id = recurring_deal.id and l.is_primary
                            and l.contact_id = any(:contacts))
                        or %s)""".formatted(says("concat_ws(' ', title, comments, source_description, custom)")),
                    Map.of(
                            "title", NAMELESS,
                            "comments", "null",
                            "source_description", "null",
                            "custom", "custom - cast(:wordy as text[])",
                            "paused_at", "case when paused_at is null then clock_timestamp() else paused_at end")),
            deleted("recurring_deal_contact", "contact_id = any(:contacts)"),
            deleted("deal_contact", "contact_id = any(:contacts)"),
            cascaded("contact", "id = any(:contacts)"),
            cascaded("lead", "id = any(:leads)"),
            deleted("record_identity", WHOLE).untold());

    private Places() {}

    /// Whether a text names the person.
    private static String says(String text) {
        return "exists (select from unnest(cast(:words as text[])) word where position(lower(word) in lower(" + text
                + ")) > 0)";
    }

    private static String boundTo(String records) {
        return "exists (select from activity_binding b where b.account_id = :account and b.activity_id = activity.id and "
                + records + ")";
    }
}
