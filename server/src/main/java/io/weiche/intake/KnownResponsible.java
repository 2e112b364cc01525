package io.weiche.intake;

import io.weiche.kernel.CurrentAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Who takes care of known customers already: the responsible of the contact, else of the company, if they are here
/// (crm.md 14.3, 14.4). The company is the one that was recognised, else the first of the contact. A channel whose rule
/// does not keep them together says nothing.
@Component
class KnownResponsible {
    private static final String RESPONSIBLE = """
            with here (user_id) as (
                select u.id from app_user u
                join account a on a.account_id = :account
                where u.account_id = :account and u.active
                    and not exists (select from absence b where b.account_id = :account and b.user_id = u.id
                        and (clock_timestamp() at time zone a.time_zone)::date between b.from_on and b.until_on))
            select w.place, coalesce(of_contact.user_id, of_company.user_id)
            from unnest(cast(:places as integer[]), cast(:channels as text[]), cast(:contacts as bigint[]),
                cast(:companies as bigint[])) as w (place, channel, contact_id, company_id)
            left join channel_rule r on r.account_id = :account and r.channel = w.channel
            left join contact k on k.account_id = :account and k.id = w.contact_id
            left join contact_company cc on cc.account_id = :account and cc.contact_id = w.contact_id and cc.is_primary
            left join company c on c.account_id = :account and c.deleted_at is null
                and c.id = case when w.company_id is null then cc.company_id else w.company_id end
            left join here of_contact on of_contact.user_id = k.responsible_id
            left join here of_company on of_company.user_id = c.responsible_id
            where coalesce(r.keeps_responsible, true)
                and coalesce(of_contact.user_id, of_company.user_id) is not null""";

    private final JdbcClient sql;

    KnownResponsible(JdbcClient sql) {
        this.sql = sql;
    }

    /// One question for all of them, and none when only strangers ask.
    ///
    /// @return by the place of the inquiry; those nobody is known for are absent
    Map<Integer, Long> of(List<TakenInquiry> opening) {
        var places = IntStream.range(0, opening.size())
                .filter(at -> asks(opening.get(at)))
                .boxed()
                .toList();
        var known = new HashMap<Integer, Long>();
        if (places.isEmpty()) {
            return known;
        }
        var asking = places.stream().map(opening::get).toList();
        sql.sql(RESPONSIBLE)
                .param("account", CurrentAccount.require().value())
                .param("places", new SqlArrayValue("integer", places.toArray()))
                .param(
                        "channels",
                        array("text", asking, one -> one.draft().channel().name()))
                .param("contacts", array("bigint", asking, one -> one.who().contactId()))
                .param("companies", array("bigint", asking, one -> one.who().companyId()))
                .query(row -> {
                    known.put(row.getInt(1), row.getLong(2));
                });
        return known;
    }

    private static boolean asks(TakenInquiry inquiry) {
        return inquiry.who().customer()
                && !Boolean.TRUE.equals(inquiry.draft().handling().named());
    }

    private static SqlArrayValue array(
            String type, List<TakenInquiry> inquiries, Function<TakenInquiry, @Nullable Object> of) {
        return new SqlArrayValue(type, inquiries.stream().map(of).toArray());
    }
}
