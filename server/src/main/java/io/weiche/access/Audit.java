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
        write(RequestOrigin.current(), action, subject, before, after);
    }

    /// For what is written after its request.
    void write(
            RequestOrigin origin,
            String action,
            String subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        var onlooker = CurrentUser.onlooker();
        var seen = onlooker.isPresent() ? withSeen(after) : after;
        db.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ACCOUNT_ID, CurrentAccount.require().value())
                .set(AUDIT_ENTRY.ACTION, action)
                .set(
                        AUDIT_ENTRY.ACTOR_ID,
                        onlooker.or(CurrentUser::find).map(SignedIn::userId).orElse(null))
                .set(AUDIT_ENTRY.SUBJECT, subject)
                .set(AUDIT_ENTRY.BEFORE, jsonb(before))
                .set(AUDIT_ENTRY.AFTER, jsonb(seen))
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
