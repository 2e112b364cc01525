package io.weiche.records;

import static io.weiche.db.tables.Tables.RECORD_IDENTITY;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Finds any record by kind and number: what it is called, who is responsible, whether the current user may touch
/// it. For capabilities that stand beside records and know no kind. Called in a transaction.
@Component
public class RecordDirectory {
    /// Not the time the transaction began: that may lie before somebody else's commit.
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final Access access;
    private final Map<RecordKind, RecordType> types = new EnumMap<>(RecordKind.class);

    RecordDirectory(DSLContext db, Access access, List<RecordType> types) {
        this.db = db;
        this.access = access;
        types.forEach(type -> this.types.put(type.kind(), type));
    }

    /// A record as far as everybody beside it needs to know.
    public record Head(RecordRef ref, String name, long responsibleId) {}

    public RecordType type(RecordKind kind) {
        return Optional.ofNullable(types.get(kind)).orElseThrow();
    }

    /// @throws Problem not-found or forbidden, as the current user deserves
    public Head require(RecordRef ref, Action action) {
        var head = find(ref).orElseThrow(Problem::notFound);
        access.require(ref.kind(), action, head.responsibleId());
        return head;
    }

    /// @throws BadInput naming the field when the record does not exist or may not be seen
    public Head requireInput(String field, RecordRef ref, Action action) {
        return find(ref)
                .filter(head -> access.allows(ref.kind(), action, head.responsibleId()))
                .orElseThrow(() -> BadInput.of(field, "unknown-record", "There is no such record."));
    }

    public Optional<Head> find(RecordRef ref) {
        var type = type(ref.kind());
        return db.select(type.displayName(), type.responsibleId())
                .from(type.table())
                .where(type.accountId().eq(CurrentAccount.require().value()))
                .and(type.id().eq(ref.id()))
                .and(type.deletedAt().isNull())
                .fetchOptional(row -> new Head(ref, row.value1(), row.value2()));
    }

    /// The names of many records, also of those the user may not open; one query for each kind.
    public Map<RecordRef, String> names(Collection<RecordRef> refs) {
        var names = new HashMap<RecordRef, String>();
        for (var type : types.values()) {
            var ids = refs.stream()
                    .filter(ref -> ref.kind() == type.kind())
                    .map(RecordRef::id)
                    .toList();
            if (!ids.isEmpty()) {
                db.select(type.id(), type.displayName())
                        .from(type.table())
                        .where(type.accountId().eq(CurrentAccount.require().value()))
                        .and(type.id().in(ids))
                        .forEach(row -> names.put(new RecordRef(type.kind(), row.value1()), row.value2()));
            }
        }
        return names;
    }

    /// Notes that something happened on the record. Decides whether a conversion can still be undone.
    public void touch(RecordRef ref) {
        var type = type(ref.kind());
        db.update(type.table())
                .set(type.lastActivityAt(), NOW)
                .where(type.accountId().eq(CurrentAccount.require().value()))
                .and(type.id().eq(ref.id()))
                .execute();
    }

    /// Registers a new record, before its own row is written.
    public void register(RecordRef ref) {
        db.insertInto(RECORD_IDENTITY)
                .set(RECORD_IDENTITY.ACCOUNT_ID, CurrentAccount.require().value())
                .set(RECORD_IDENTITY.KIND, (short) ref.kind().typeId())
                .set(RECORD_IDENTITY.ID, ref.id())
                .execute();
    }
}
