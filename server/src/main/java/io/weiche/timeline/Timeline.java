package io.weiche.timeline;

import static io.weiche.db.tables.Tables.TIMELINE_ENTRY;

import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.RequestOrigin;
import io.weiche.access.SignedIn;
import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.TimelineEntryRecord;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.records.Outbox;
import io.weiche.records.RecordDirectory;
import io.weiche.records.Signals;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The history of records. Entries are written in the transaction of what they tell.
@Service
public class Timeline {
    private static final int MOST_PINNED = 20;

    private final DSLContext db;
    private final RecordDirectory directory;
    private final List<SharedHistory> shared;
    private final Mentions mentions;
    private final Signals signals;
    private final Outbox outbox;
    private final HiddenHistory hidden;
    private final JsonMapper json;
    private final Consumer<List<TimelineEntryRecord>> rows;

    Timeline(
            DSLContext db,
            RecordDirectory directory,
            List<SharedHistory> shared,
            Mentions mentions,
            Signals signals,
            Outbox outbox,
            HiddenHistory hidden,
            JsonMapper json,
            Rows rows) {
        this.db = db;
        this.directory = directory;
        this.shared = shared;
        this.mentions = mentions;
        this.signals = signals;
        this.outbox = outbox;
        this.hidden = hidden;
        this.json = json;
        this.rows = rows::insert;
    }

    /// Tells something about a record, as the current user.
    ///
    /// @param data becomes JSON; null when the type says it all
    @Transactional
    public void tell(RecordRef record, EntryType type, @Nullable Object data) {
        tell(type, List.of(new Line(record, data)));
    }

    /// Tells the same about many records.
    @Transactional
    public void tell(List<RecordRef> records, EntryType type, @Nullable Object data) {
        tell(type, records.stream().map(record -> new Line(record, data)).toList());
    }

    /// What is told about one of many records.
    public record Line(RecordRef record, @Nullable Object data) {}

    /// Tells of many records what happened to each of them.
    @Transactional
    public void tell(EntryType type, List<Line> lines) {
        Gathered.write(
                rows,
                lines.stream()
                        .map(line -> row(line.record(), type, null, line.data()))
                        .toList());
    }

    /// Takes away what a record tells of something that is not its own any more.
    ///
    /// @param name of the number in the entry's data
    @Transactional
    public void forget(RecordRef record, EntryType type, String name, long number) {
        db.deleteFrom(TIMELINE_ENTRY)
                .where(TIMELINE_ENTRY.ACCOUNT_ID.eq(account()))
                .and(ofAny(List.of(record)))
                .and(TIMELINE_ENTRY.TYPE.eq(type.name()))
                .and(DSL.jsonbGetAttributeAsText(TIMELINE_ENTRY.DATA, name).eq(Long.toString(number)))
                .execute();
    }

    /// @param mentioned people the text names as `@Name`; they are told
    @Transactional
    public long comment(RecordRef record, @Nullable String text, List<Long> mentioned) {
        directory.requireWritable(record);
        var body = requireBody(text);
        var data = mentions.of(body, mentioned);
        var id = insert(record, EntryType.COMMENT, body, data);
        directory.touch(record);
        mentions.tellNew(record, id, Mentions.in(data));
        outbox.write(Outbox.COMMENT, id, Outbox.Event.ADDED);
        return id;
    }

    private long insert(RecordRef record, EntryType type, @Nullable String body, @Nullable Object data) {
        return db.insertInto(TIMELINE_ENTRY)
                .set(row(record, type, body, data))
                .returningResult(TIMELINE_ENTRY.ID)
                .fetchSingle()
                .value1();
    }

    /// Who wrote the latest entry of these types into the timeline of each record, in one query. Records nobody in
    /// particular wrote to are absent.
    @Transactional(readOnly = true)
    public Map<Long, Long> lastAuthors(RecordKind kind, Collection<Long> ids, Collection<EntryType> types) {
        return db.selectDistinct(TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.AUTHOR_ID)
                .on(TIMELINE_ENTRY.RECORD_ID)
                .from(TIMELINE_ENTRY)
                .where(TIMELINE_ENTRY.ACCOUNT_ID.eq(account()))
                .and(TIMELINE_ENTRY.KIND.eq((short) kind.typeId()))
                .and(TIMELINE_ENTRY.RECORD_ID.in(ids))
                .and(TIMELINE_ENTRY.TYPE.in(types.stream().map(EntryType::name).toList()))
                .and(TIMELINE_ENTRY.AUTHOR_ID.isNotNull())
                .orderBy(TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.CREATED_AT.desc(), TIMELINE_ENTRY.ID.desc())
                .fetchMap(TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.AUTHOR_ID);
    }

    private TimelineEntryRecord row(RecordRef record, EntryType type, @Nullable String body, @Nullable Object data) {
        var row = db.newRecord(TIMELINE_ENTRY);
        row.setAccountId(account());
        row.setKind((short) record.kind().typeId());
        row.setRecordId(record.id());
        row.setType(type.name());
        row.setBody(body);
        row.setData(jsonb(data));
        row.setAuthorId(CurrentUser.find().map(SignedIn::userId).orElse(null));
        var origin = RequestOrigin.current();
        row.setAddress(origin.address());
        row.setWay(origin.way());
        return row;
    }

    private @Nullable JSONB jsonb(@Nullable Object data) {
        return data == null ? null : JSONB.jsonb(json.writeValueAsString(data));
    }

    /// Everybody may change their own words only.
    ///
    /// @param mentioned null: those it named before, as far as it still does
    @Transactional
    public Entry rewrite(long commentId, @Nullable String text, @Nullable List<Long> mentioned) {
        var entry = requireOwnComment(commentId);
        var body = requireBody(text);
        var before = Mentions.in(entry.data());
        var data = mentions.again(body, before, mentioned);
        db.update(TIMELINE_ENTRY)
                .set(TIMELINE_ENTRY.BODY, body)
                .set(TIMELINE_ENTRY.DATA, jsonb(data))
                .where(is(commentId))
                .execute();
        directory.touch(entry.record());
        signals.changed(List.of(entry.record()));
        var added = Mentions.in(data);
        added.removeAll(before);
        mentions.tell(entry.record(), commentId, added);
        outbox.write(Outbox.COMMENT, commentId, Outbox.Event.CHANGED);
        return find(commentId);
    }

    @Transactional
    public void deleteComment(long commentId) {
        var entry = requireOwnComment(commentId);
        db.deleteFrom(TIMELINE_ENTRY).where(is(commentId)).execute();
        outbox.write(Outbox.COMMENT, commentId, Outbox.Event.DELETED);
        directory.touch(entry.record());
        signals.changed(List.of(entry.record()));
    }

    private Entry requireOwnComment(long id) {
        var entry = find(id);
        directory.requireWritable(entry.record());
        if (entry.type() != EntryType.COMMENT || entry.authorId() == null) {
            throw Problem.notFound();
        }
        if (entry.authorId() != CurrentUser.requireId()) {
            throw new Problem(ProblemType.FORBIDDEN, "Only its author may change a comment.");
        }
        return entry;
    }

    /// Keeps an entry above the others, or lets it go.
    @Transactional
    public void pin(long entryId, boolean pinned) {
        var record = directory.require(find(entryId).record(), Action.CHANGE).ref();
        db.update(TIMELINE_ENTRY)
                .set(
                        TIMELINE_ENTRY.PINNED_AT,
                        pinned ? DSL.currentOffsetDateTime() : DSL.castNull(TIMELINE_ENTRY.PINNED_AT))
                .where(is(entryId))
                .execute();
        signals.changed(List.of(record));
    }

    @Transactional(readOnly = true)
    public Entry get(long id) {
        var entry = find(id);
        directory.require(entry.record(), Action.READ);
        return hidden.of(List.of(entry)).getFirst();
    }

    /// The words of comments; those that are deleted are absent. Whoever shows them has asked for the rights.
    @Transactional(readOnly = true)
    public Map<Long, String> bodies(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.select(TIMELINE_ENTRY.ID, TIMELINE_ENTRY.BODY)
                        .from(TIMELINE_ENTRY)
                        .where(TIMELINE_ENTRY.ACCOUNT_ID.eq(account()))
                        .and(TIMELINE_ENTRY.ID.in(ids))
                        .and(TIMELINE_ENTRY.BODY.isNotNull())
                        .fetchMap(TIMELINE_ENTRY.ID, TIMELINE_ENTRY.BODY);
    }

    private Entry find(long id) {
        return db.selectFrom(TIMELINE_ENTRY)
                .where(is(id))
                .fetchOptional(this::entry)
                .orElseThrow(Problem::notFound);
    }

    /// Newest first, with the history of the records behind it.
    ///
    /// @param types only these; all of them when there are none
    @Transactional(readOnly = true)
    public Page<Entry> page(RecordRef record, Collection<EntryType> types, @Nullable String cursor, int limit) {
        directory.require(record, Action.READ);
        var rows = db.selectFrom(TIMELINE_ENTRY)
                .where(TIMELINE_ENTRY.ACCOUNT_ID.eq(account()))
                .and(ofAny(withHistory(record)))
                .and(
                        types.isEmpty()
                                ? DSL.noCondition()
                                : TIMELINE_ENTRY.TYPE.in(
                                        types.stream().map(EntryType::name).toList()))
                .and(cursor == null ? DSL.noCondition() : TIMELINE_ENTRY.ID.lt(before(cursor)))
                .orderBy(TIMELINE_ENTRY.ID.desc())
                .limit(limit + 1)
                .fetch(this::entry);
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(hidden.of(items), more ? Long.toString(items.getLast().id()) : null, null);
    }

    /// What somebody keeps above the others, the latest first.
    @Transactional(readOnly = true)
    public List<Entry> pinned(RecordRef record) {
        directory.require(record, Action.READ);
        return hidden.of(db.selectFrom(TIMELINE_ENTRY)
                .where(TIMELINE_ENTRY.ACCOUNT_ID.eq(account()))
                .and(ofAny(withHistory(record)))
                .and(TIMELINE_ENTRY.PINNED_AT.isNotNull())
                .orderBy(TIMELINE_ENTRY.PINNED_AT.desc())
                .limit(MOST_PINNED)
                .fetch(this::entry));
    }

    /// The record and those whose history it shows.
    public List<RecordRef> withHistory(RecordRef record) {
        var records = new ArrayList<RecordRef>(List.of(record));
        shared.forEach(history -> records.addAll(history.behind(record)));
        return records;
    }

    private static Condition ofAny(List<RecordRef> records) {
        return DSL.or(records.stream()
                .map(record -> TIMELINE_ENTRY
                        .KIND
                        .eq((short) record.kind().typeId())
                        .and(TIMELINE_ENTRY.RECORD_ID.eq(record.id())))
                .toList());
    }

    private static long before(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    private Entry entry(TimelineEntryRecord row) {
        var kind = RecordKind.ofTypeId(row.getKind());
        var type = EntryType.valueOf(row.getType());
        var data = row.getData() == null ? null : json.readTree(row.getData().data());
        return new Entry(
                row.getId(),
                new RecordRef(kind, row.getRecordId()),
                type,
                row.getBody(),
                data,
                row.getAuthorId(),
                row.getPinnedAt() != null,
                row.getCreatedAt());
    }

    private static String requireBody(@Nullable String text) {
        var body = Texts.block("body", text);
        if (body == null) {
            throw BadInput.required("body");
        }
        return body;
    }

    private static Condition is(long id) {
        return TIMELINE_ENTRY.ACCOUNT_ID.eq(account()).and(TIMELINE_ENTRY.ID.eq(id));
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
