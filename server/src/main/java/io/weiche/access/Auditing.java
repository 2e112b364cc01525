package io.weiche.access;

import static io.weiche.db.tables.Tables.APP_USER;
import static io.weiche.db.tables.Tables.AUDIT_ENTRY;
import static io.weiche.db.tables.Tables.AUDIT_LINK;

import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reading what [Audit] wrote: administrators only.
@Service
public class Auditing {
    private final DSLContext db;
    private final Access access;
    private final Audit audit;

    Auditing(DSLContext db, Access access, Audit audit) {
        this.db = db;
        this.access = access;
        this.audit = audit;
    }

    /// @param seq its place in the chain of the account
    /// @param actor name of whoever did it; null for the system
    /// @param way how they were recognised: SESSION, API, WEBHOOK, NONE; null for what no request asked for
    /// @param before JSON
    /// @param after JSON
    /// @param hash fingerprint of this entry and all before it
    public record Entry(
            long seq,
            OffsetDateTime at,
            String action,
            @Nullable Long actorId,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable String address,
            @Nullable String way,
            @Nullable String before,
            @Nullable String after,
            String hash) {}

    /// @param action only entries of this kind; null for all
    /// @param before only entries below this place; null from the newest on
    @Transactional(readOnly = true)
    public List<Entry> list(@Nullable String action, @Nullable Long before, int limit) {
        access.require(Right.ADMINISTRATOR);
        return select(action == null ? DSL.noCondition() : AUDIT_ENTRY.ACTION.eq(action))
                .and(before == null ? DSL.noCondition() : AUDIT_LINK.SEQ.lt(before))
                .orderBy(AUDIT_LINK.SEQ.desc())
                .limit(limit)
                .fetch(Auditing::entry);
    }

    /// Before somebody takes it along as a file.
    @Transactional
    public void taken() {
        access.require(Right.ADMINISTRATOR);
        audit.write("audit-exported", "audit", null, null);
    }

    @Transactional(readOnly = true)
    public List<String> actions() {
        access.require(Right.ADMINISTRATOR);
        return db.selectDistinct(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .orderBy(AUDIT_ENTRY.ACTION)
                .fetch(AUDIT_ENTRY.ACTION);
    }

    private SelectConditionStep<?> select(Condition which) {
        return db.select(
                        AUDIT_LINK.SEQ,
                        AUDIT_LINK.HASH,
                        AUDIT_ENTRY.AT,
                        AUDIT_ENTRY.ACTION,
                        AUDIT_ENTRY.ACTOR_ID,
                        AUDIT_ENTRY.SUBJECT,
                        AUDIT_ENTRY.ADDRESS,
                        AUDIT_ENTRY.WAY,
                        AUDIT_ENTRY.BEFORE,
                        AUDIT_ENTRY.AFTER,
                        APP_USER.FIRST_NAME,
                        APP_USER.LAST_NAME,
                        APP_USER.EMAIL)
                .from(AUDIT_LINK)
                .join(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ACCOUNT_ID.eq(AUDIT_LINK.ACCOUNT_ID))
                .and(AUDIT_ENTRY.ID.eq(AUDIT_LINK.ENTRY_ID))
                .leftJoin(APP_USER)
                .on(APP_USER.ACCOUNT_ID.eq(AUDIT_ENTRY.ACCOUNT_ID))
                .and(APP_USER.ID.eq(AUDIT_ENTRY.ACTOR_ID))
                .where(AUDIT_LINK.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(which);
    }

    private static Entry entry(Record row) {
        var actor = row.get(AUDIT_ENTRY.ACTOR_ID);
        return new Entry(
                row.get(AUDIT_LINK.SEQ),
                row.get(AUDIT_ENTRY.AT),
                row.get(AUDIT_ENTRY.ACTION),
                actor,
                row.get(APP_USER.EMAIL) == null
                        ? null
                        : User.displayName(
                                row.get(APP_USER.FIRST_NAME), row.get(APP_USER.LAST_NAME), row.get(APP_USER.EMAIL)),
                row.get(AUDIT_ENTRY.SUBJECT),
                row.get(AUDIT_ENTRY.ADDRESS),
                row.get(AUDIT_ENTRY.WAY),
                text(row.get(AUDIT_ENTRY.BEFORE)),
                text(row.get(AUDIT_ENTRY.AFTER)),
                HexFormat.of().formatHex(row.get(AUDIT_LINK.HASH)));
    }

    private static @Nullable String text(@Nullable JSONB json) {
        return json == null ? null : json.data();
    }
}
