package io.weiche.bin;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Cursor;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordType;
import io.weiche.web.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the bin of one kind, the latest first. Called in a transaction.
@Component
class BinList {
    private static final String ORDER = "-deletedAt";

    private final DSLContext db;
    private final RecordDirectory directory;
    private final Access access;
    private final Users users;

    BinList(DSLContext db, RecordDirectory directory, Access access, Users users) {
        this.db = db;
        this.directory = directory;
        this.access = access;
        this.users = users;
    }

    Page<Deleted> page(RecordKind kind, int limit, @Nullable String cursor) {
        access.require(kind, Action.READ);
        var type = directory.type(kind);
        var seen = seen(type);
        var begin = Cursor.decode(cursor, ORDER);
        var name = type.displayName().as("shown_name");
        var rows = db.select(type.id(), name, type.deletedAt(), deletedBy(type))
                .select(type.access().fields())
                .from(type.table())
                .where(seen)
                .and(begin == null ? DSL.noCondition() : before(type, begin))
                .orderBy(type.deletedAt().desc(), type.id().desc())
                .limit(limit + 1)
                .fetch();
        var more = rows.size() > limit;
        var page = more ? rows.subList(0, limit) : rows;
        var names = page.isEmpty() ? Map.<Long, String>of() : users.names();
        var items = page.stream().map(row -> deleted(type, row, name, names)).toList();
        return new Page<>(
                items, more ? cursorAt(items) : null, Page.total(cursor, items.size(), more, () -> count(type, seen)));
    }

    /// Everybody sees what they deleted themselves and may still read, administrators see all (crm.md 15).
    private Condition seen(RecordType type) {
        var lies = type.accountId()
                .eq(CurrentAccount.require().value())
                .and(type.deletedAt().isNotNull())
                .and(DSL.condition(column(type, "merged", Boolean.class)).not());
        return CurrentUser.require().administrator()
                ? lies
                : lies.and(deletedBy(type).eq(CurrentUser.requireId()))
                        .and(access.condition(type.kind(), Action.READ, type.access()));
    }

    private static Condition before(RecordType type, Cursor cursor) {
        return DSL.row(type.deletedAt(), type.id()).lt(cursor.time(), cursor.id());
    }

    private static String cursorAt(List<Deleted> page) {
        var last = page.getLast();
        return new Cursor(ORDER, last.deletedAt().toString(), last.id()).encode();
    }

    private int count(RecordType type, Condition seen) {
        return db.fetchCount(db.selectOne().from(type.table()).where(seen).limit(Page.COUNT_TO));
    }

    private Deleted deleted(RecordType type, Record row, Field<String> name, Map<Long, String> names) {
        var deletedAt = Objects.requireNonNull(row.get(type.deletedAt()));
        var by = row.get(deletedBy(type));
        return new Deleted(
                type.kind(),
                row.get(type.id()),
                row.get(name),
                deletedAt,
                by == null ? null : new Deleted.Person(by, names.getOrDefault(by, "#" + by)),
                deletedAt.plus(Bin.KEPT),
                access.allows(type.access().subject(type.kind(), row), Action.DELETE));
    }

    private static Field<Long> deletedBy(RecordType type) {
        return column(type, "deleted_by_id", Long.class);
    }

    private static <T> Field<T> column(RecordType type, String name, Class<T> as) {
        return Objects.requireNonNull(type.table().field(name, as));
    }
}
