package io.weiche.conversion;

import io.weiche.conversion.ConversionPlan.CustomerTarget;
import io.weiche.conversion.SharedCustomers.Key;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Second step: finds out for each lead whether its customer is known, and which leads of the batch share a new one.
/// Rule (crm.md 12.5): most common keys, then the latest activity, then the lowest number.
@Component
class RecogniseCustomers {
    private static final String COLLECT_KEYS = """
            insert into conversion_key (lead_id, match_key, type)
            select p.record_id, p.match_key, min(p.type)
            from conversion_batch b
            join POINTS p on p.account_id = :account and p.kind = 1 and p.record_id = b.lead_id
            where p.match_key is not null and (b.contact_wanted or b.company_wanted)
            group by p.record_id, p.match_key""";

    /// From key to point to customer: `offset 0` keeps the planner from starting at all customers.
    private static final String MATCH = """
            update conversion_batch b set KIND_id = best.id, KIND_match = best.match
            from (
                select distinct on (found.lead_id) found.lead_id, found.id, found.match
                from (
                    select k.lead_id, c.id, c.last_activity_at, count(*) as keys,
                        string_agg(distinct k.type, '+' order by k.type) as match
                    from conversion_key k
                    cross join lateral (
                        select p.record_id from contact_point p
                        where p.account_id = :account and p.match_key = k.match_key and p.kind = NUMBER_OF_KIND offset 0) p
                    cross join lateral (
                        select c.id, c.last_activity_at from KIND c
                        where c.account_id = :account and c.id = p.record_id and c.deleted_at is null NOT_OURS offset 0) c
                    group by k.lead_id, c.id, c.last_activity_at
                ) found
                order by found.lead_id, found.keys desc, found.last_activity_at desc, found.id
            ) best
            where best.lead_id = b.lead_id and b.KIND_wanted and b.KIND_id is null""";

    /// Keys that several leads of unknown people have in common.
    private static final String UNKNOWN = """
            select lead_id, match_key, type, may_make
            from (
                select b.lead_id, k.match_key, k.type, b.KIND_may_make as may_make,
                    count(*) over (partition by k.match_key) as leads
                from conversion_batch b join conversion_key k on k.lead_id = b.lead_id
                where b.KIND_wanted and b.KIND_id is null
            ) unknown
            where leads > 1
            order by lead_id, match_key""";

    private static final String FOLLOW = """
            update conversion_batch b set KIND_maker = f.maker, KIND_match = f.match
            from unnest(cast(:leads as bigint[]), cast(:makers as bigint[]), cast(:matches as text[]))
                as f (lead_id, maker, match)
            where f.lead_id = b.lead_id""";

    /// The companies the account itself sells as are nobody's customer.
    private static final String NOT_OURS = """
            and not exists (select from own_company o where o.account_id = :account and o.company_id = c.id)""";

    private final JdbcClient sql;
    private final BatchTables tables;
    private final KeyLocks locks;

    RecogniseCustomers(JdbcClient sql, BatchTables tables, KeyLocks locks) {
        this.sql = sql;
        this.tables = tables;
        this.locks = locks;
    }

    /// @param script what may wait for the next steps stays in it
    /// @param picked how many leads are in the batch
    void run(Script script, ConversionPlan plan, int picked) {
        script.then(COLLECT_KEYS).run();
        tables.analyze(picked, "conversion_batch, conversion_key");
        if (plan.switchId() == null) {
            locks.takeKeys();
        }
        recognise(script, RecordKind.CONTACT, plan.contact(), picked);
        recognise(script, RecordKind.COMPANY, plan.company(), picked);
    }

    private void recognise(Script script, RecordKind kind, CustomerTarget target, int picked) {
        if (!target.matches()) {
            return;
        }
        script.then(of(kind, MATCH));
        if (picked > 1) {
            script.run();
            shareAmongUnknown(kind);
        }
    }

    private void shareAmongUnknown(RecordKind kind) {
        record Row(long leadId, Key key, boolean mayMake) {}
        var rows = sql.sql(of(kind, UNKNOWN))
                .query((row, _) ->
                        new Row(row.getLong(1), new Key(row.getString(2), row.getString(3)), row.getBoolean(4)))
                .list();
        var shared = new SharedCustomers();
        for (int from = 0; from < rows.size(); ) {
            var leadId = rows.get(from).leadId();
            var mayMake = rows.get(from).mayMake();
            var keys = new ArrayList<Key>();
            int to = from;
            while (to < rows.size() && rows.get(to).leadId() == leadId) {
                keys.add(rows.get(to++).key());
            }
            shared.add(leadId, keys, mayMake);
            from = to;
        }
        var followers = List.copyOf(shared.followers());
        if (!followers.isEmpty()) {
            sql.sql(of(kind, FOLLOW))
                    .param(
                            "leads",
                            new SqlArrayValue(
                                    "bigint",
                                    followers.stream()
                                            .map(SharedCustomers.Follower::leadId)
                                            .toArray()))
                    .param(
                            "makers",
                            new SqlArrayValue(
                                    "bigint",
                                    followers.stream()
                                            .map(SharedCustomers.Follower::maker)
                                            .toArray()))
                    .param(
                            "matches",
                            new SqlArrayValue(
                                    "text",
                                    followers.stream()
                                            .map(SharedCustomers.Follower::match)
                                            .toArray()))
                    .update();
        }
    }

    static String of(RecordKind kind, String statement) {
        return statement
                .replace("NOT_OURS", kind == RecordKind.COMPANY ? NOT_OURS : "")
                .replace("NUMBER_OF_KIND", String.valueOf(kind.typeId()))
                .replace("KIND", kind.name().toLowerCase(Locale.ROOT));
    }
}
