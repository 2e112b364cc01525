package io.weiche.modes;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Marks open leads that could not be converted, so that somebody looks at them (crm.md 4.9).
@Component
class Attention {
    private static final String MARK = """
            update lead l set attention_reason = m.reason, attention_detail = m.detail,
                attention_switch_id = cast(:switch as bigint)
            from unnest(cast(:leads as bigint[]), cast(:reasons as text[]), cast(:details as text[]))
                as m (lead_id, reason, detail)
            where l.account_id = :account and l.id = m.lead_id and l.semantics = 'P'""";

    /// Some at a time: other people keep working, and there may be a million.
    private static final int SOME = 5_000;

    private static final String MARK_SOME = """
            update lead l set attention_reason = 'switch-cancelled', attention_detail = null,
                attention_switch_id = :switch
            where l.account_id = :account and l.id in (
                select w.id from lead w
                where w.account_id = :account and w.semantics = 'P' and w.deleted_at is null
                    and w.id > :after and w.id <= :upTo
                    and not exists (select from switch_outcome o where o.account_id = :account
                                    and o.switch_id = :switch and o.lead_id = w.id offset 0)
                order by w.id limit :some for update of w)
            returning l.id""";

    private static final String CLEAR_SOME = """
            update lead l set attention_reason = null, attention_detail = null, attention_switch_id = null
            where l.account_id = :account and l.id in (
                select w.id from lead w
                where w.account_id = :account and w.attention_reason is not null and w.attention_switch_id = :switch
                order by w.id limit :some for update of w)""";

    private final JdbcClient sql;

    Attention(JdbcClient sql) {
        this.sql = sql;
    }

    /// Why a lead stays open.
    record Reason(long leadId, String reason, @Nullable String detail) {}

    void mark(List<Reason> reasons, @Nullable Long switchId) {
        if (reasons.isEmpty()) {
            return;
        }
        sql.sql(MARK)
                .param("account", CurrentAccount.require().value())
                .param("switch", switchId)
                .param(
                        "leads",
                        new SqlArrayValue(
                                "bigint", reasons.stream().map(Reason::leadId).toArray()))
                .param(
                        "reasons",
                        new SqlArrayValue(
                                "text", reasons.stream().map(Reason::reason).toArray()))
                .param(
                        "details",
                        new SqlArrayValue(
                                "text", reasons.stream().map(Reason::detail).toArray()))
                .update();
    }

    /// Leads whose turn a cancelled run did not reach.
    ///
    /// @param after number of the last one that was looked at, 0 to begin with
    /// @return the last one marked, empty when there are no more
    Optional<Long> markSome(long switchId, long after, long upToLeadId) {
        return sql
                .sql(MARK_SOME)
                .param("account", CurrentAccount.require().value())
                .param("switch", switchId)
                .param("after", after)
                .param("upTo", upToLeadId)
                .param("some", SOME)
                .query(Long.class)
                .list()
                .stream()
                .max(Long::compare);
    }

    /// Leads that a switch left behind, once it is undone.
    ///
    /// @return false when there are no more
    boolean clearSome(long switchId) {
        return sql.sql(CLEAR_SOME)
                        .param("account", CurrentAccount.require().value())
                        .param("switch", switchId)
                        .param("some", SOME)
                        .update()
                > 0;
    }
}
