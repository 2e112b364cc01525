package io.weiche.timeline;

import static io.weiche.db.tables.Tables.TIMELINE_ENTRY;

import io.weiche.access.Action;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.records.Slices;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The comments of one record by position, without those of the records whose history it shows. Called
/// in a transaction.
@Component
public class CommentList {
    private static final List<RecordField<?>> FIELDS = List.of(
            RecordField.number("id", TIMELINE_ENTRY.ID).asSortable(),
            RecordField.number("authorId", TIMELINE_ENTRY.AUTHOR_ID),
            RecordField.text("body", TIMELINE_ENTRY.BODY),
            RecordField.time("createdAt", TIMELINE_ENTRY.CREATED_AT).asSortable());

    private final Slices slices;
    private final RecordDirectory directory;

    CommentList(Slices slices, RecordDirectory directory) {
        this.slices = slices;
        this.directory = directory;
    }

    /// @param authorId null when it was not a person
    public record Comment(
            long id,
            RecordRef record,
            String body,
            @Nullable Long authorId,
            OffsetDateTime createdAt) {}

    public Slice<Comment> slice(RecordRef record, SliceQuery query) {
        directory.require(record, Action.READ);
        var visible = TIMELINE_ENTRY
                .ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(TIMELINE_ENTRY.KIND.eq((short) record.kind().typeId()))
                .and(TIMELINE_ENTRY.RECORD_ID.eq(record.id()))
                .and(TIMELINE_ENTRY.TYPE.eq(EntryType.COMMENT.name()));
        return slices.read(
                TIMELINE_ENTRY,
                TIMELINE_ENTRY.ID,
                FIELDS,
                visible,
                query,
                rows -> rows.stream().map(row -> comment(record, row)).toList());
    }

    private static Comment comment(RecordRef record, Record row) {
        return new Comment(
                row.get(TIMELINE_ENTRY.ID),
                record,
                row.get(TIMELINE_ENTRY.BODY),
                row.get(TIMELINE_ENTRY.AUTHOR_ID),
                row.get(TIMELINE_ENTRY.CREATED_AT));
    }
}
