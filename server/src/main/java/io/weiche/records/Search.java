package io.weiche.records;

import static io.weiche.db.tables.Tables.CONTACT_POINT;

import io.weiche.accounts.Accounts;
import io.weiche.fields.MatchKeys;
import io.weiche.kernel.CurrentAccount;
import io.weiche.records.KnownCustomers.Customers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What somebody typed, as a condition: part of a name or title, a phone number in any spelling, an e-mail address
/// or the number of a record. What is sold to customers is also found by theirs.
@Component
class Search {
    private static final Pattern PHONE_LIKE = Pattern.compile("[+(0-9][0-9 ()/.+-]{4,}");
    private static final Pattern ID = Pattern.compile("#?([0-9]{1,18})");

    private final DSLContext db;
    private final Accounts accounts;
    private final KnownCustomers customers;
    private final WordIndex words;

    Search(DSLContext db, Accounts accounts, KnownCustomers customers, WordIndex words) {
        this.db = db;
        this.accounts = accounts;
        this.customers = customers;
        this.words = words;
    }

    Condition condition(RecordType type, @Nullable String typed) {
        if (typed == null) {
            return DSL.noCondition();
        }
        var narrowed = words.narrowed(type, typed);
        var ways = new ArrayList<Condition>();
        var inTexts = DSL.or(type.searched().stream()
                .map(column -> column.containsIgnoreCase(typed))
                .toList());
        ways.add(narrowed == null ? inTexts : narrowed.and(inTexts));
        var id = ID.matcher(typed);
        if (id.matches()) {
            ways.add(type.id().eq(Long.valueOf(id.group(1))));
        }
        var key = matchKey(typed);
        if (key != null) {
            ways.add(type.id().in(withKey(type, key)));
        }
        if (type.hasCustomers()) {
            var known = customers.find(typed);
            if (!known.isEmpty()) {
                ways.add(soldTo(type, known, narrowed != null));
            }
        }
        return DSL.or(ways);
    }

    /// @param looked whether records are looked up by what may answer; else all are looked through, each beside the set
    private static Condition soldTo(RecordType type, Customers customers, boolean looked) {
        var ids = type.soldTo(customers);
        return looked ? type.id().eq(DSL.any(DSL.array(ids))) : type.id().in(ids);
    }

    private @Nullable String matchKey(String typed) {
        if (typed.indexOf('@') > 0) {
            return MatchKeys.email(typed);
        }
        return PHONE_LIKE.matcher(typed).matches()
                ? MatchKeys.phone(typed, accounts.get().country())
                : null;
    }

    private List<Long> withKey(RecordType type, String key) {
        return db.select(CONTACT_POINT.RECORD_ID)
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(CONTACT_POINT.MATCH_KEY.eq(key))
                .and(CONTACT_POINT.KIND.eq((short) type.kind().typeId()))
                .limit(1000)
                .fetch(CONTACT_POINT.RECORD_ID);
    }
}
