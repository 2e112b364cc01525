package io.weiche.intake.rules;

import io.weiche.intake.Channel;
import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts the inquiries that came in, those together that are alike for rules.
@Repository
class TrialStore {
    private static final String SPAN = "select now() - interval '30 days' as \"from\", now() as until";

    /// Found by the time of their facts: the inquiries themselves have no index by time.
    private static final String SINCE = """
            select came.*, count(*) as count from (
                select i.channel, i.source_id, i.form_id, coalesce(f.creates = 'DEAL', false) as by_form,
                    case when h.id is not null then 'HELD' when i.logged_only then 'NOTED'
                        when i.channel = 'MANUAL' then 'BY_HAND' else 'ASKED' end as fate
                from inquiry_fact t
                join inquiry i on i.account_id = :account and i.id = t.inquiry_id
                left join held_inquiry h on h.account_id = :account and h.inquiry_id = i.id and h.restored_at is null
                left join web_form f on f.account_id = :account and f.id = i.form_id
                where t.account_id = :account and t.received_at >= :from) came
            group by channel, source_id, form_id, by_form, fate""";

    private final JdbcClient sql;

    TrialStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether rules were asked.
    enum Fate {
        ASKED,
        NOTED,
        HELD,
        BY_HAND
    }

    /// @param byForm their form makes deals at once
    record Alike(
            Channel channel,
            @Nullable Long sourceId,
            @Nullable Long formId,
            boolean byForm,
            Fate fate,
            long count) {}

    record Span(OffsetDateTime from, OffsetDateTime until) {}

    Span span() {
        return sql.sql(SPAN).query(Span.class).single();
    }

    List<Alike> since(OffsetDateTime from) {
        return sql.sql(SINCE)
                .param("account", CurrentAccount.require().value())
                .param("from", from)
                .query(Alike.class)
                .list();
    }
}
