package io.weiche.records;

import static io.weiche.db.tables.Tables.OUTBOX;

import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How many rows a list has, and what the columns of a board hold together. Whoever goes through a large list page by
/// page, or opens its board again and again, would pay for them every time; so an answer that took its time is
/// remembered for a minute, for the same account and the same question, as long as no record of the account changes.
/// What is answered quickly is always asked.
@Component
class Remembered {
    private static final long LONG = Duration.ofMillis(20).toNanos();
    private static final long KEPT = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 500;
    /// They change without a change of their record.
    private static final String ACTIVITIES = "\"activity";

    private final DSLContext db;
    private final Map<String, Answer> kept = new LinkedHashMap<>(16, 0.75f, true);

    Remembered(DSLContext db) {
        this.db = db;
    }

    private record Answer(Object what, long at) {}

    /// @param question what is asked of the table: names the account and what the current user may see
    <T> T of(Class<T> type, Table<?> table, String question, Supplier<T> answer) {
        if (question.contains(ACTIVITIES)) {
            return answer.get();
        }
        // a question may be as long as a request
        var key = CurrentAccount.require() + " " + lastChange() + " " + table.getName() + " "
                + DigestUtils.sha256Hex(question);
        var known = find(key);
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        var begun = System.nanoTime();
        var what = answer.get();
        var now = System.nanoTime();
        if (now - begun >= LONG) {
            keep(key, new Answer(what, now));
        }
        return what;
    }

    /// Another one means that everything is asked anew.
    private long lastChange() {
        return db.select(DSL.coalesce(DSL.max(OUTBOX.ID), 0L))
                .from(OUTBOX)
                .where(OUTBOX.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .fetchSingle()
                .value1();
    }

    private synchronized @Nullable Object find(String key) {
        var answer = kept.get(key);
        if (answer == null) {
            return null;
        }
        if (System.nanoTime() - answer.at() > KEPT) {
            kept.remove(key);
            return null;
        }
        return answer.what();
    }

    private synchronized void keep(String key, Answer answer) {
        kept.put(key, answer);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
