package io.weiche.timeline;

import static io.weiche.db.tables.Tables.TIMELINE_ENTRY;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who changed which record, before and after, from where: the histories of all records as one trail, for
/// administrators.
@Service
public class ChangeTrail {
    private static final Set<EntryType> CHANGES = EnumSet.of(
            EntryType.CREATED,
            EntryType.STAGE_CHANGED,
            EntryType.FIELDS_CHANGED,
            EntryType.CONVERTED,
            EntryType.CREATED_FROM_LEAD,
            EntryType.CREATED_FROM_RECURRING_DEAL,
            EntryType.AUTOMATION,
            EntryType.CONVERSION_UNDONE,
            EntryType.LINKED,
            EntryType.UNLINKED,
            EntryType.DELETED,
            EntryType.RESTORED,
            EntryType.MERGED,
            EntryType.MERGE_UNDONE);

    private final DSLContext db;
    private final Access access;
    private final JsonMapper json;
    private final Audit audit;

    ChangeTrail(DSLContext db, Access access, JsonMapper json, Audit audit) {
        this.db = db;
        this.access = access;
        this.json = json;
        this.audit = audit;
    }

    /// @param authorId null for the system
    /// @param address of the request; null for what no request asked for
    /// @param way how whoever asked was recognised, as in the audit
    /// @param data what the type does not say: of FIELDS_CHANGED each field `from` and `to`
    public record Change(
            long id,
            OffsetDateTime at,
            EntryType type,
            RecordRef record,
            @Nullable Long authorId,
            @Nullable String address,
            @Nullable String way,
            @Nullable JsonNode data) {}

    /// Before somebody takes it along as a file.
    ///
    /// @param record only of this one; null for all
    @Transactional
    public void taken(@Nullable RecordRef record) {
        access.require(Right.ADMINISTRATOR);
        audit.write("changes-exported", record == null ? "records" : record.kind() + ":" + record.id(), null, null);
    }

    /// Newest first.
    ///
    /// @param record only of this one; null for all
    /// @param before only what was written before this one; null from the newest on
    @Transactional(readOnly = true)
    public List<Change> list(@Nullable RecordRef record, @Nullable Long before, int limit) {
        access.require(Right.ADMINISTRATOR);
        return db.selectFrom(TIMELINE_ENTRY)
                .where(TIMELINE_ENTRY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(TIMELINE_ENTRY.TYPE.in(
                        CHANGES.stream().map(EntryType::name).toList()))
                .and(
                        record == null
                                ? DSL.noCondition()
                                : TIMELINE_ENTRY
                                        .KIND
                                        .eq((short) record.kind().typeId())
                                        .and(TIMELINE_ENTRY.RECORD_ID.eq(record.id())))
                .and(before == null ? DSL.noCondition() : TIMELINE_ENTRY.ID.lt(before))
                .orderBy(TIMELINE_ENTRY.ID.desc())
                .limit(limit)
                .fetch(row -> new Change(
                        row.getId(),
                        row.getCreatedAt(),
                        EntryType.valueOf(row.getType()),
                        new RecordRef(RecordKind.ofTypeId(row.getKind()), row.getRecordId()),
                        row.getAuthorId(),
                        row.getAddress(),
                        row.getWay(),
                        row.getData() == null
                                ? null
                                : json.readTree(row.getData().data())));
    }
}
