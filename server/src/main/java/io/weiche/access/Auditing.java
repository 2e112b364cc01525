package io.weiche.access;

import static io.weiche.db.tables.Tables.APP_USER;
import static io.weiche.db.tables.Tables.AUDIT_ENTRY;
import static io.weiche.db.tables.Tables.AUDIT_LINK;

import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
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
    private final Accounts accounts;

    Auditing(DSLContext db, Access access, Audit audit, Accounts accounts) {
        this.db = db;
        this.access = access;
        this.audit = audit;
        this.accounts = accounts;
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

    /// Newest first. Where several are written at once, their places in the chain may follow one another otherwise.
    ///
    /// @param before only entries older than the one with this place; null from the newest on
    @Transactional(readOnly = true)
    public List<Entry> list(AuditFilter filter, @Nullable Long before, int limit) {
        access.require(Right.ADMINISTRATOR);
        return select(wanted(filter))
                .and(before == null ? DSL.noCondition() : older(before))
                .orderBy(AUDIT_ENTRY.AT.desc(), AUDIT_ENTRY.ID.desc())
                .limit(limit)
                .fetch(Auditing::entry);
    }

    /// In the columns of the indexes, so that each question reads its entries in their order.
    private Condition wanted(AuditFilter filter) {
        var zone = accounts.get().timeZone();
        var wanted = DSL.noCondition();
        if (filter.action() != null) {
            wanted = wanted.and(AUDIT_ENTRY.ACTION.eq(filter.action()));
        }
        if (!filter.kinds().isEmpty()) {
            wanted = wanted.and(AUDIT_ENTRY.KIND.in(filter.kinds()));
        }
        if (filter.actorId() != null) {
            wanted = wanted.and(AUDIT_ENTRY.ACTOR_ID.eq(filter.actorId()));
        }
        if (filter.since() != null) {
            wanted = wanted.and(
                    AUDIT_ENTRY.AT.ge(filter.since().atStartOfDay(zone).toOffsetDateTime()));
        }
        if (filter.until() != null) {
            wanted = wanted.and(AUDIT_ENTRY.AT.lt(
                    filter.until().plusDays(1).atStartOfDay(zone).toOffsetDateTime()));
        }
        return wanted;
    }

    private Condition older(long place) {
        var last = db.select(AUDIT_ENTRY.AT, AUDIT_ENTRY.ID)
                .from(AUDIT_LINK)
                .join(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ACCOUNT_ID.eq(AUDIT_LINK.ACCOUNT_ID))
                .and(AUDIT_ENTRY.ID.eq(AUDIT_LINK.ENTRY_ID))
                .where(AUDIT_LINK.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(AUDIT_LINK.SEQ.eq(place))
                .fetchOptional()
                .orElseThrow(() -> BadInput.of("cursor", "malformed", "This is no cursor of this list."));
        return DSL.row(AUDIT_ENTRY.AT, AUDIT_ENTRY.ID).lt(last.value1(), last.value2());
    }

    /// Before somebody takes it along as a file.
    @Transactional
    public void taken(AuditFilter filter) {
        access.require(Right.ADMINISTRATOR);
        audit.write("audit-exported", "audit", null, filter.told());
    }

    /// Of what kinds of thing there are entries.
    @Transactional(readOnly = true)
    public List<String> kinds() {
        access.require(Right.ADMINISTRATOR);
        return db.selectDistinct(AUDIT_ENTRY.KIND)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(AUDIT_ENTRY.KIND.isNotNull())
                .orderBy(AUDIT_ENTRY.KIND)
                .fetch(AUDIT_ENTRY.KIND);
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
                .from(AUDIT_ENTRY)
                .join(AUDIT_LINK)
                .on(AUDIT_LINK.ACCOUNT_ID.eq(AUDIT_ENTRY.ACCOUNT_ID))
                .and(AUDIT_LINK.ENTRY_ID.eq(AUDIT_ENTRY.ID))
                .leftJoin(APP_USER)
                .on(APP_USER.ACCOUNT_ID.eq(AUDIT_ENTRY.ACCOUNT_ID))
                .and(APP_USER.ID.eq(AUDIT_ENTRY.ACTOR_ID))
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
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
