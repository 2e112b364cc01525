package io.weiche.records;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Subject;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
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
    private final List<Successors> successors;
    private final Map<RecordKind, RecordType> types = new EnumMap<>(RecordKind.class);

    RecordDirectory(DSLContext db, Access access, List<Successors> successors, List<RecordType> types) {
        this.successors = List.copyOf(successors);
        this.db = db;
        this.access = access;
        types.forEach(type -> this.types.put(type.kind(), type));
    }

    /// A record as far as everybody beside it needs to know.
    /// @param frozen it is history and cannot be written to
    public record Head(RecordRef ref, String name, Subject subject, boolean frozen) {
        public long responsibleId() {
            return subject.responsibleId();
        }
    }

    public RecordType type(RecordKind kind) {
        return Optional.ofNullable(types.get(kind)).orElseThrow();
    }

    /// @throws Problem not-found or forbidden, as the current user deserves
    public Head require(RecordRef ref, Action action) {
        var head = find(ref).orElseThrow(Problem::notFound);
        access.require(head.subject(), action);
        return head;
    }

    /// Why there is no such record: it never was, may not be seen, or lives on in another one.
    public Problem missing(RecordRef ref) {
        return successors.stream()
                .flatMap(known -> known.of(ref).stream())
                .flatMap(next -> find(next).stream())
                .filter(head -> access.allows(head.subject(), Action.READ))
                .findFirst()
                .map(head -> new Problem(ProblemType.MERGED, "The record was merged into another one.")
                        .with("into", head.ref()))
                .orElseGet(Problem::notFound);
    }

    /// For writing something beside the record: a comment, an activity.
    ///
    /// @throws Problem not-found, forbidden, or conflict when the record is history
    public Head requireWritable(RecordRef ref) {
        return requireWritable(find(ref).orElseThrow(Problem::notFound));
    }

    /// The same for many records, read at once.
    public void requireWritable(Collection<RecordRef> refs) {
        var heads = find(refs);
        for (var ref : refs) {
            requireWritable(Optional.ofNullable(heads.get(ref)).orElseThrow(Problem::notFound));
        }
    }

    private Head requireWritable(Head head) {
        access.require(head.subject(), Action.CHANGE);
        if (head.frozen()) {
            throw Problem.conflict("The record is history and cannot be changed.");
        }
        return head;
    }

    /// @throws BadInput naming the field when a record does not exist or may not be seen
    public void requireInput(String field, Collection<RecordRef> refs, Action action) {
        var heads = find(refs);
        for (var ref : refs) {
            var head = heads.get(ref);
            if (head == null || !access.allows(head.subject(), action)) {
                throw BadInput.of(field, "unknown-record", "There is no such record.");
            }
        }
    }

    public void requireInput(String field, RecordRef ref, Action action) {
        requireInput(field, List.of(ref), action);
    }

    public Optional<Head> find(RecordRef ref) {
        return Optional.ofNullable(find(List.of(ref)).get(ref));
    }

    /// Records in the recycle bin are absent; one query for each kind.
    public Map<RecordRef, Head> find(Collection<RecordRef> refs) {
        var heads = new HashMap<RecordRef, Head>();
        idsByKind(refs).forEach((type, ids) -> find(type, ids).forEach(head -> heads.put(head.ref(), head)));
        return heads;
    }

    private List<Head> find(RecordType type, List<Long> ids) {
        var name = type.displayName().as("shown_name");
        var frozen = DSL.field(type.frozen()).as("is_frozen");
        return db.select(type.id(), name, frozen)
                .select(type.access().fields())
                .from(type.table())
                .where(type.accountId().eq(CurrentAccount.require().value()))
                .and(type.id().in(ids))
                .and(type.deletedAt().isNull())
                .fetch(row -> new Head(
                        new RecordRef(type.kind(), row.get(type.id())),
                        row.get(name),
                        type.access().subject(type.kind(), row),
                        row.get(frozen)));
    }

    private Map<RecordType, List<Long>> idsByKind(Collection<RecordRef> refs) {
        return refs.stream()
                .collect(Collectors.groupingBy(
                        ref -> type(ref.kind()), Collectors.mapping(RecordRef::id, Collectors.toList())));
    }

    /// The names of many records, also in the recycle bin; one query for each kind. Those the current user may not
    /// read are absent, like those that are gone: see [#unseen].
    public Map<RecordRef, String> names(Collection<RecordRef> refs) {
        var names = new HashMap<RecordRef, String>();
        idsByKind(refs)
                .forEach((type, ids) -> db.select(type.id(), type.displayName())
                        .from(type.table())
                        .where(type.accountId().eq(CurrentAccount.require().value()))
                        .and(type.id().in(ids))
                        .and(access.condition(type.kind(), Action.READ, type.access()))
                        .forEach(row -> names.put(new RecordRef(type.kind(), row.value1()), row.value2())));
        return names;
    }

    /// Those of the records that are there and that the current user may not read, also in the recycle bin. Whoever
    /// may read everything costs no query.
    public Set<RecordRef> unseen(Collection<RecordRef> refs) {
        var unseen = new HashSet<RecordRef>();
        var limited = refs.stream()
                .filter(ref -> !access.everywhere(ref.kind(), Action.READ))
                .toList();
        idsByKind(limited)
                .forEach((type, ids) -> db.select(type.id())
                        .from(type.table())
                        .where(type.accountId().eq(CurrentAccount.require().value()))
                        .and(type.id().in(ids))
                        .and(DSL.not(access.condition(type.kind(), Action.READ, type.access())))
                        .forEach(row -> unseen.add(new RecordRef(type.kind(), row.value1()))));
        return unseen;
    }

    /// Notes that something happened on the record. Decides whether a conversion can still be undone.
    public void touch(RecordRef ref) {
        touch(List.of(ref));
    }

    /// Waits for whoever is writing to the record.
    public void lock(RecordRef ref) {
        var type = type(ref.kind());
        db.select(type.id()).from(type.table()).where(is(type, ref)).forUpdate().fetch();
    }

    /// Gives the record a new version although nobody worked on it: who changes it must have seen what is new.
    public void renew(RecordRef ref) {
        var type = type(ref.kind());
        var version = Objects.requireNonNull(type.table().field("version", Integer.class));
        db.update(type.table())
                .set(version, version.plus(1))
                .where(is(type, ref))
                .execute();
    }

    private static Condition is(RecordType type, RecordRef ref) {
        return type.accountId()
                .eq(CurrentAccount.require().value())
                .and(type.id().eq(ref.id()));
    }

    public void touch(Collection<RecordRef> refs) {
        idsByKind(refs)
                .forEach((type, ids) -> db.update(type.table())
                        .set(type.lastActivityAt(), NOW)
                        .where(type.accountId().eq(CurrentAccount.require().value()))
                        .and(type.id().in(ids))
                        .execute());
    }
}
