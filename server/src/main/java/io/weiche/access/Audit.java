package io.weiche.access;

import static io.weiche.db.tables.Tables.AUDIT_ENTRY;

import io.weiche.kernel.CurrentAccount;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who changed settings, rights or the mode. Written in the transaction of the change; rows are never changed. Whoever
/// looks as somebody else stands there by their own name, and beside it as whom they looked.
@Component
public class Audit {
    private final DSLContext db;
    private final JsonMapper json;

    Audit(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// @param subject what was changed, by kind and number
    public void write(String action, String subject, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
        var onlooker = CurrentUser.onlooker();
        var actor = onlooker.or(CurrentUser::find).map(SignedIn::userId).orElse(null);
        insert(RequestOrigin.current(), actor, action, subject, before, onlooker.isPresent() ? withSeen(after) : after);
    }

    /// For what people do with their own way in: nobody is signed in yet, or no more.
    ///
    /// @param userId of the current account, whoever the request belongs to
    void writeOf(long userId, String action, @Nullable Map<String, ?> after) {
        writeOf(RequestOrigin.current(), userId, action, after);
    }

    /// For what is written after its request.
    void writeOf(RequestOrigin origin, long userId, String action, @Nullable Map<String, ?> after) {
        insert(origin, userId, action, "user:" + userId, null, after);
    }

    private void insert(
            RequestOrigin origin,
            @Nullable Long actor,
            String action,
            String subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        db.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ACCOUNT_ID, CurrentAccount.require().value())
                .set(AUDIT_ENTRY.ACTION, action)
                .set(AUDIT_ENTRY.ACTOR_ID, actor)
                .set(AUDIT_ENTRY.SUBJECT, subject)
                .set(AUDIT_ENTRY.BEFORE, jsonb(before))
                .set(AUDIT_ENTRY.AFTER, jsonb(after))
                .set(AUDIT_ENTRY.ADDRESS, origin.address())
                .set(AUDIT_ENTRY.WAY, origin.way())
                .execute();
    }

    private static Map<String, ?> withSeen(@Nullable Map<String, ?> after) {
        var seen = new HashMap<String, @Nullable Object>();
        if (after != null) {
            seen.putAll(after);
        }
        seen.put("lookedAs", CurrentUser.require().userId());
        return seen;
    }

    private @Nullable JSONB jsonb(@Nullable Map<String, ?> values) {
        return values == null ? null : JSONB.jsonb(json.writeValueAsString(values));
    }
}
