package io.weiche.intake;

import io.weiche.access.CurrentUser;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.Utm;
import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The exceptions list, and what was held for it.
@Repository
class ExceptionStore {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String INQUIRY = """
            insert into inquiry (account_id, channel, external_id, epoch, mode, source_id, title, person_name,
                company_title, message, utm, state)
            select :account, :channel, cast(:external as text), m.epoch, m.mode, cast(:source as bigint),
                cast(:title as text), cast(:person as text), cast(:company as text), cast(:message as text),
                cast(:utm as jsonb), 'JUNK'
            from crm_mode m where m.account_id = :account
            on conflict do nothing returning id""";

    private static final String HOLD = """
            insert into held_inquiry (account_id, inquiry_id, entry_value, reason, draft)
            values (:account, :inquiry, :entry, cast(:reason as text), cast(:draft as jsonb))""";

    private static final String WAITING = """
            select h.id, h.inquiry_id, i.channel, i.person_name, i.message, h.entry_value, h.reason, h.held_at
            from held_inquiry h
            join inquiry i on i.account_id = :account and i.id = h.inquiry_id
            where h.account_id = :account and h.restored_at is null order by h.id desc limit 200""";

    /// What the account's own companies and the people in them are reached by: colleagues are no customers.
    private static final String OURS = """
            select 0 as id, p.type, p.value, c.title as reason, cast(null as bigint) as created_by_id,
                p.match_key, clock_timestamp() as created_at
            from contact_point p
            join own_company o on o.account_id = :account
            join company c on c.account_id = :account and c.id = o.company_id and c.deleted_at is null
            where p.account_id = :account and p.match_key = any(cast(:keys as text[]))
                and (p.kind = 4 and p.record_id = o.company_id
                    or p.kind = 3 and exists (select from contact_company l
                        where l.account_id = :account and l.contact_id = p.record_id and l.company_id = o.company_id))""";

    private final JdbcClient sql;

    ExceptionStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    List<ExceptionEntry> list() {
        return statement("""
                        select id, type, value, reason, created_by_id, created_at from exception_entry
                        where account_id = :account order by id desc limit 5000""").query(ExceptionEntry.class).list();
    }

    /// Those of these keys that are on the list, or belong to one of our own companies.
    Map<String, ExceptionEntry> find(Collection<String> keys) {
        var found = new HashMap<String, ExceptionEntry>();
        statement(OURS + " union all " + """
                        select id, type, value, reason, created_by_id, match_key, created_at from exception_entry
                        where account_id = :account and match_key = any(cast(:keys as text[]))""")
                .param("keys", new SqlArrayValue("text", keys.toArray()))
                .query(row -> {
                    found.put(
                            row.getString("match_key"),
                            new ExceptionEntry(
                                    row.getLong("id"),
                                    ContactPoint.Type.valueOf(row.getString("type")),
                                    row.getString("value"),
                                    row.getString("reason"),
                                    row.getObject("created_by_id", Long.class),
                                    row.getObject("created_at", OffsetDateTime.class)));
                });
        return found;
    }

    /// @return empty when it is on the list already
    Optional<Long> insert(ContactPoint point, String key, @Nullable String reason) {
        return statement("""
                        insert into exception_entry (account_id, type, value, match_key, reason, created_by_id)
                        values (:account, :type, :value, :key, cast(:reason as text), cast(:actor as bigint))
                        on conflict do nothing returning id""")
                .param("type", point.type().name())
                .param("value", point.value())
                .param("key", key)
                .param("reason", reason)
                .param("actor", CurrentUser.require().userId())
                .query(Long.class)
                .optional();
    }

    boolean delete(long id) {
        return statement("delete from exception_entry where account_id = :account and id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return empty when the channel delivered it before
    Optional<Long> hold(InquiryDraft draft, ExceptionEntry entry) {
        var utm = Utm.toJson(draft.utm());
        var id = statement(INQUIRY)
                .param("channel", draft.channel().name())
                .param("external", draft.externalId())
                .param("source", draft.sourceId())
                .param("title", draft.title())
                .param("person", draft.person().display())
                .param("company", draft.company())
                .param("message", draft.message())
                .param("utm", utm == null ? null : utm.data())
                .query(Long.class)
                .optional();
        id.ifPresent(inquiry -> statement(HOLD)
                .param("inquiry", inquiry)
                .param("entry", entry.value())
                .param("reason", entry.reason())
                .param("draft", JSON.writeValueAsString(draft))
                .update());
        return id;
    }

    List<HeldInquiry> waiting() {
        return statement(WAITING).query(HeldInquiry.class).list();
    }

    /// What was held, and when.
    record Held(long inquiryId, InquiryDraft draft, OffsetDateTime at) {}

    /// The same for what the channel delivered.
    Optional<Held> release(InquiryDraft draft) {
        return statement("""
                        select h.id from held_inquiry h
                        join inquiry i on i.account_id = :account and i.id = h.inquiry_id
                        where h.account_id = :account and h.restored_at is null and i.channel = :channel
                            and i.external_id = :external""")
                .param("channel", draft.channel().name())
                .param("external", draft.externalId())
                .query(Long.class)
                .optional()
                .flatMap(this::restore);
    }

    /// Marks it as restored; empty when it is already.
    Optional<Held> restore(long id) {
        return statement("""
                        update held_inquiry set restored_at = clock_timestamp(), restored_by_id = cast(:actor as bigint)
                        where account_id = :account and id = :id and restored_at is null
                        returning inquiry_id, draft::text as draft, held_at""")
                .param("id", id)
                .param("actor", CurrentUser.require().userId())
                .query((row, _) -> new Held(
                        row.getLong("inquiry_id"),
                        JSON.readValue(row.getString("draft"), InquiryDraft.class),
                        row.getObject("held_at", OffsetDateTime.class)))
                .optional();
    }

    /// The inquiry that was held makes room for the same one taken in.
    void remove(long inquiryId) {
        statement("delete from inquiry where account_id = :account and id = :id")
                .param("id", inquiryId)
                .update();
    }

    void receivedAt(long inquiryId, OffsetDateTime at) {
        statement("update inquiry set received_at = :at where account_id = :account and id = :id")
                .param("id", inquiryId)
                .param("at", at)
                .update();
    }
}
