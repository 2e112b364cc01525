package io.weiche.privacy;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Finds everything that is one person, and carries out what [Places] says.
@Repository
class PersonStore {
    /// Shorter ones stand in texts about others too.
    private static final int SHORTEST_WORD = 5;

    private static final String CONTACTS = """
            with recursive own as (
                select cast(:contact as bigint) as id where cast(:contact as bigint) is not null
                union
                select l.contact_id from lead l
                where l.account_id = :account and l.id = :lead and l.contact_id is not null
                union
                select c.contact_id from conversion c
                where c.account_id = :account and c.lead_id = :lead and c.contact_made and c.contact_id is not null
            ), merged as (
                select id from own
                union
                select m.record_id from merged o
                join record_merge r on r.account_id = :account and r.kind = 3 and r.survivor_id = o.id
                    and r.undone_at is null
                join record_merge_member m on m.account_id = :account and m.merge_id = r.id
            )
            select id from merged""";

    private static final String LEADS = """
            with recursive own as (
                select cast(:lead as bigint) as id where cast(:lead as bigint) is not null
                union
                select id from lead where account_id = :account and contact_id = any(:contacts)
                union
                select lead_id from conversion
                where account_id = :account and contact_id = any(:contacts) and undone_at is null
                union
                select m.record_id from own o
                join record_merge r on r.account_id = :account and r.kind = 1 and r.survivor_id = o.id
                    and r.undone_at is null
                join record_merge_member m on m.account_id = :account and m.merge_id = r.id
            )
            select id from own""";

    private static final String DEALS = """
            select id from deal where account_id = :account and lead_id = any(:leads)
            union
            select deal_id from deal_contact
            where account_id = :account and is_primary and contact_id = any(:contacts)""";

    private static final String OTHER_DEALS = """
            select deal_id from deal_contact
            where account_id = :account and not is_primary and contact_id = any(:contacts)""";

    private static final String COMPANIES = """
            select company_id from contact_company where account_id = :account and contact_id = any(:contacts)
            union
            select company_id from lead where account_id = :account and id = any(:leads) and company_id is not null""";

    private static final String WORDS = """
            select concat_ws(' ', first_name, last_name) from contact
            where account_id = :account and id = any(:contacts) and first_name is not null and last_name is not null
            union
            select concat_ws(' ', first_name, last_name) from lead
            where account_id = :account and id = any(:leads) and first_name is not null and last_name is not null
            union
            select unnest(array[value, match_key]) from contact_point
            where account_id = :account and (kind = 3 and record_id = any(:contacts) or kind = 1 and record_id = any(:leads))""";

    private static final String WORDY = """
            select code from custom_field
            where account_id = :account and kind = 2 and type in ('TEXT', 'LINK', 'FILE')""";

    private final JdbcClient sql;

    PersonStore(JdbcClient sql) {
        this.sql = sql;
    }

    Person find(RecordRef record) {
        var asked = new HashMap<String, Object>();
        asked.put("contact", record.kind() == RecordKind.CONTACT ? record.id() : null);
        asked.put("lead", record.kind() == RecordKind.LEAD ? record.id() : null);
        asked.put("account", account());
        var contacts = numbers(CONTACTS, asked);
        asked.put("contacts", array(contacts));
        var leads = numbers(LEADS, asked);
        asked.put("leads", array(leads));
        var deals = numbers(DEALS, asked);
        asked.put("deals", array(deals));
        var words = texts(WORDS, asked).stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
        return new Person(
                contacts,
                leads,
                deals,
                numbers(COMPANIES, asked),
                numbers(OTHER_DEALS, asked),
                words,
                texts(WORDY, asked));
    }

    private List<Long> numbers(String statement, Map<String, Object> parameters) {
        return sql.sql(statement).params(parameters).query(Long.class).list();
    }

    private List<String> texts(String statement, Map<String, Object> parameters) {
        return sql.sql(statement).params(parameters).query(String.class).list().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static SqlArrayValue array(List<Long> values) {
        return new SqlArrayValue("bigint", values.toArray());
    }

    /// The rows of a place that speak of the person, as JSON.
    String read(Place place, Person person) {
        return sql.sql(
                        "select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(t) - 'account_id')), '[]') from (select * from "
                                + place.table() + " where account_id = :account and " + place.where() + ") t")
                .params(person.parameters(account()))
                .query(String.class)
                .single();
    }

    /// Whoever keeps sums for reports waits until the transaction has ended, or would keep words that are erased.
    void holdReports() {
        sql.sql("lock table report_month in share row exclusive mode").update();
    }

    /// @return how many rows were changed
    int erase(Place place, Person person) {
        var rows = " where account_id = :account and " + place.where();
        return switch (place.erasing()) {
            case CASCADED -> 0;
            case DELETED -> change("delete from " + place.table() + rows, person);
            case CLEARED -> change("update " + place.table() + " set " + assignments(place) + rows, person);
        };
    }

    private int change(String statement, Person person) {
        return sql.sql(statement).params(person.parameters(account())).update();
    }

    private static String assignments(Place place) {
        return place.cleared().entrySet().stream()
                .map(column -> column.getKey() + " = " + column.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
