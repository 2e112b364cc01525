package io.weiche.dashboards;

import static io.weiche.db.tables.Tables.DASHBOARD;
import static io.weiche.db.tables.Tables.DASHBOARD_TILE;

import io.weiche.db.tables.tables.records.DashboardRecord;
import io.weiche.db.tables.tables.records.DashboardTileRecord;
import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on dashboards.
@Repository
class DashboardStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);

    private final DSLContext db;
    private final JsonMapper json;

    DashboardStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return DASHBOARD.ACCOUNT_ID.eq(account()).and(DASHBOARD.ID.eq(id));
    }

    private static Condition visible(long userId) {
        return DASHBOARD.OWNER_ID.eq(userId).or(DASHBOARD.SHARED);
    }

    /// One's own and those others share.
    List<Dashboard> list(long userId) {
        return withTiles(db.selectFrom(DASHBOARD)
                .where(DASHBOARD.ACCOUNT_ID.eq(account()))
                .and(visible(userId))
                .orderBy(DASHBOARD.NAME, DASHBOARD.ID)
                .fetch());
    }

    Optional<Dashboard> find(long id, long userId) {
        return withTiles(db.selectFrom(DASHBOARD)
                        .where(is(id))
                        .and(visible(userId))
                        .fetch())
                .stream()
                .findFirst();
    }

    Optional<Dashboard> lock(long id, long userId) {
        return withTiles(db.selectFrom(DASHBOARD)
                        .where(is(id))
                        .and(visible(userId))
                        .forUpdate()
                        .fetch())
                .stream()
                .findFirst();
    }

    /// How many one person has.
    int count(long userId) {
        return db.fetchCount(DASHBOARD, DASHBOARD.ACCOUNT_ID.eq(account()).and(DASHBOARD.OWNER_ID.eq(userId)));
    }

    long insert(long ownerId, Dashboard.Content content) {
        var row = row(content);
        row.setAccountId(account());
        row.setOwnerId(ownerId);
        long id = db.insertInto(DASHBOARD)
                .set(row)
                .returningResult(DASHBOARD.ID)
                .fetchSingle()
                .value1();
        insertTiles(id, content.tiles());
        return id;
    }

    void update(long id, Dashboard.Content content) {
        db.update(DASHBOARD)
                .set(row(content))
                .set(DASHBOARD.VERSION, DASHBOARD.VERSION.plus(1))
                .set(DASHBOARD.UPDATED_AT, NOW)
                .where(is(id))
                .execute();
        db.deleteFrom(DASHBOARD_TILE)
                .where(DASHBOARD_TILE.ACCOUNT_ID.eq(account()))
                .and(DASHBOARD_TILE.DASHBOARD_ID.eq(id))
                .execute();
        insertTiles(id, content.tiles());
    }

    void delete(long id) {
        db.deleteFrom(DASHBOARD).where(is(id)).execute();
    }

    private List<Dashboard> withTiles(List<DashboardRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Tile>> tiles = db.selectFrom(DASHBOARD_TILE)
                .where(DASHBOARD_TILE.ACCOUNT_ID.eq(account()))
                .and(DASHBOARD_TILE.DASHBOARD_ID.in(
                        rows.stream().map(DashboardRecord::getId).toList()))
                .orderBy(DASHBOARD_TILE.PLACE)
                .fetchGroups(DASHBOARD_TILE.DASHBOARD_ID, this::tile);
        return rows.stream()
                .map(row -> new Dashboard(
                        row.getId(),
                        row.getVersion(),
                        row.getOwnerId(),
                        new Dashboard.Content(
                                row.getName(),
                                row.getShared(),
                                Span.valueOf(row.getSpan()),
                                tiles.getOrDefault(row.getId(), List.of()))))
                .toList();
    }

    private DashboardRecord row(Dashboard.Content content) {
        var row = db.newRecord(DASHBOARD);
        row.setName(content.name());
        row.setShared(content.shared());
        row.setSpan(content.span().name());
        return row;
    }

    private void insertTiles(long dashboardId, List<Tile> tiles) {
        var rows = new ArrayList<DashboardTileRecord>();
        for (var tile : tiles) {
            var row = db.newRecord(DASHBOARD_TILE);
            row.setAccountId(account());
            row.setDashboardId(dashboardId);
            row.setPlace((short) rows.size());
            row.setTitle(tile.title());
            row.setShape(tile.shape().name());
            row.setQuery(JSONB.jsonb(json.writeValueAsString(tile.query())));
            row.setGoalId(tile.goalId());
            row.setX((short) tile.place().x());
            row.setY((short) tile.place().y());
            row.setWidth((short) tile.place().width());
            row.setHeight((short) tile.place().height());
            rows.add(row);
        }
        db.batchInsert(rows).execute();
    }

    private Tile tile(DashboardTileRecord row) {
        return new Tile(
                row.getTitle(),
                Tile.Shape.valueOf(row.getShape()),
                json.readValue(row.getQuery().data(), Tile.Query.class),
                row.getGoalId(),
                new Tile.Place(row.getX(), row.getY(), row.getWidth(), row.getHeight()));
    }
}
