package io.weiche.views;

import static io.weiche.db.tables.Tables.DEFAULT_VIEW;
import static io.weiche.db.tables.Tables.SAVED_VIEW;

import io.weiche.db.tables.tables.records.SavedViewRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on saved views.
@Repository
class SavedViewStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final JsonMapper json;

    SavedViewStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return SAVED_VIEW.ACCOUNT_ID.eq(account()).and(SAVED_VIEW.ID.eq(id));
    }

    private static Condition ofKind(RecordKind kind) {
        return SAVED_VIEW.ACCOUNT_ID.eq(account()).and(SAVED_VIEW.KIND.eq((short) kind.typeId()));
    }

    private static Condition visible(long userId) {
        return SAVED_VIEW.OWNER_ID.eq(userId).or(SAVED_VIEW.SHARED);
    }

    List<SavedView> list(RecordKind kind, long userId) {
        return db.selectFrom(SAVED_VIEW)
                .where(ofKind(kind))
                .and(visible(userId))
                .orderBy(SAVED_VIEW.NAME, SAVED_VIEW.ID)
                .fetch(this::view);
    }

    /// How many one person has.
    int count(RecordKind kind, long userId) {
        return db.fetchCount(SAVED_VIEW, ofKind(kind).and(SAVED_VIEW.OWNER_ID.eq(userId)));
    }

    Optional<SavedView> find(long id, long userId) {
        return db.selectFrom(SAVED_VIEW).where(is(id)).and(visible(userId)).fetchOptional(this::view);
    }

    Optional<SavedView> lock(long id, long userId) {
        return db.selectFrom(SAVED_VIEW)
                .where(is(id))
                .and(visible(userId))
                .forUpdate()
                .fetchOptional(this::view);
    }

    /// Writes filters that name a field anew.
    void replaceFilters(String field, UnaryOperator<String> change) {
        var updates = db.select(SAVED_VIEW.ID, SAVED_VIEW.FILTER)
                .from(SAVED_VIEW)
                .where(SAVED_VIEW.ACCOUNT_ID.eq(account()))
                .and(SAVED_VIEW.FILTER.contains("\"" + field + "\""))
                .orderBy(SAVED_VIEW.ID)
                .forUpdate()
                .fetch(row -> db.update(SAVED_VIEW)
                        .set(SAVED_VIEW.FILTER, change.apply(row.value2()))
                        .where(is(row.value1())));
        db.batch(updates).execute();
    }

    long insert(RecordKind kind, long ownerId, SavedView.Content content) {
        var row = row(content);
        row.setAccountId(account());
        row.setKind((short) kind.typeId());
        row.setOwnerId(ownerId);
        return db.insertInto(SAVED_VIEW)
                .set(row)
                .returningResult(SAVED_VIEW.ID)
                .fetchSingle()
                .value1();
    }

    void update(long id, SavedView.Content content) {
        db.update(SAVED_VIEW)
                .set(row(content))
                .set(SAVED_VIEW.VERSION, SAVED_VIEW.VERSION.plus(1))
                .set(SAVED_VIEW.UPDATED_AT, NOW)
                .where(is(id))
                .execute();
    }

    void delete(long id) {
        db.deleteFrom(SAVED_VIEW).where(is(id)).execute();
    }

    /// A view that is not shared any more is nobody else's beginning.
    Optional<Long> defaultOf(RecordKind kind, long userId) {
        return db.select(DEFAULT_VIEW.VIEW_ID)
                .from(DEFAULT_VIEW)
                .join(SAVED_VIEW)
                .on(SAVED_VIEW.ACCOUNT_ID.eq(DEFAULT_VIEW.ACCOUNT_ID))
                .and(SAVED_VIEW.ID.eq(DEFAULT_VIEW.VIEW_ID))
                .where(DEFAULT_VIEW.ACCOUNT_ID.eq(account()))
                .and(DEFAULT_VIEW.USER_ID.eq(userId))
                .and(DEFAULT_VIEW.KIND.eq((short) kind.typeId()))
                .and(visible(userId))
                .fetchOptional(DEFAULT_VIEW.VIEW_ID);
    }

    void setDefault(RecordKind kind, long userId, long viewId) {
        db.insertInto(DEFAULT_VIEW)
                .set(DEFAULT_VIEW.ACCOUNT_ID, account())
                .set(DEFAULT_VIEW.USER_ID, userId)
                .set(DEFAULT_VIEW.KIND, (short) kind.typeId())
                .set(DEFAULT_VIEW.VIEW_ID, viewId)
                .onConflict(DEFAULT_VIEW.ACCOUNT_ID, DEFAULT_VIEW.USER_ID, DEFAULT_VIEW.KIND)
                .doUpdate()
                .set(DEFAULT_VIEW.VIEW_ID, viewId)
                .execute();
    }

    void clearDefault(RecordKind kind, long userId) {
        db.deleteFrom(DEFAULT_VIEW)
                .where(DEFAULT_VIEW.ACCOUNT_ID.eq(account()))
                .and(DEFAULT_VIEW.USER_ID.eq(userId))
                .and(DEFAULT_VIEW.KIND.eq((short) kind.typeId()))
                .execute();
    }

    private SavedViewRecord row(SavedView.Content content) {
        var row = db.newRecord(SAVED_VIEW);
        row.setName(content.name());
        row.setShared(content.shared());
        row.setDisplay(content.display() == null ? null : content.display().name());
        row.setColumns(JSONB.jsonb(json.writeValueAsString(content.columns())));
        row.setPinned((short) content.pinned());
        row.setFilter(content.filter());
        row.setSearch(content.search());
        row.setSort(content.sort());
        return row;
    }

    private SavedView view(SavedViewRecord row) {
        var columns = json.readValue(row.getColumns().data(), SavedView.Column[].class);
        return new SavedView(
                row.getId(),
                row.getVersion(),
                RecordKind.ofTypeId(row.getKind()),
                row.getOwnerId(),
                new SavedView.Content(
                        row.getName(),
                        row.getShared(),
                        row.getDisplay() == null ? null : SavedView.Display.valueOf(row.getDisplay()),
                        List.of(columns),
                        row.getPinned(),
                        row.getFilter(),
                        row.getSearch(),
                        row.getSort()),
                0);
    }
}
