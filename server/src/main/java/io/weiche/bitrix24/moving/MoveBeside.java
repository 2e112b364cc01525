package io.weiche.bitrix24.moving;

import io.weiche.bitrix24.moving.OriginStore.Outcome;
import io.weiche.bitrix24.moving.OriginStore.Pair;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import io.weiche.timeline.Quiet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Activities and comments, which stand beside records.
@Component
class MoveBeside {
    private static final List<String> COPIED = List.of(
            "TYPE_ID",
            "SUBJECT",
            "DESCRIPTION",
            "DEADLINE",
            "START_TIME",
            "END_TIME",
            "NOTIFY_TYPE",
            "NOTIFY_VALUE",
            "LOCATION",
            "COMPLETED");

    private final Inside inside;
    private final OriginStore origins;
    private final TransactionTemplate transaction;

    MoveBeside(Inside inside, OriginStore origins, TransactionTemplate transaction) {
        this.inside = inside;
        this.origins = origins;
        this.transaction = transaction;
    }

    void activities(Portal portal, Meaning meaning, Consumer<String> tell) {
        var after = Objects.requireNonNull(transaction.execute(_ -> origins.last(portal.name(), "activity")));
        var rows = portal.after("crm.activity.list", after, List.of("*"));
        var done = 0L;
        while (!rows.isEmpty()) {
            var page = rows;
            inOne(() -> origins.keepAlone(portal.name(), "activity", activities(portal, page, meaning)));
            done += page.size();
            tell.accept("activity: " + done);
            rows = portal.after("crm.activity.list", MoveRecords.id(page.getLast()), List.of("*"));
        }
    }

    private void inOne(Runnable work) {
        transaction.executeWithoutResult(_ -> Quiet.callQuietly(() -> Remembered.during(() -> {
            work.run();
            return true;
        })));
    }

    private List<Outcome> activities(Portal portal, List<JsonNode> rows, Meaning meaning) {
        var byKind = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> kind(MoveRecords.number(row.path("OWNER_TYPE_ID"))),
                        Collectors.mapping(row -> MoveRecords.number(row.path("OWNER_ID")), Collectors.toSet())));
        var owners = byKind.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> origins.known(portal.name(), entry.getKey(), entry.getValue())));
        var outcomes = new ArrayList<Outcome>();
        for (var row : rows) {
            var owner = owners.getOrDefault(kind(MoveRecords.number(row.path("OWNER_TYPE_ID"))), Map.of())
                    .get(MoveRecords.number(row.path("OWNER_ID")));
            outcomes.add(
                    owner == null
                            ? new Outcome(MoveRecords.id(row), null, "its record has not come")
                            : activity(row, owner, meaning));
        }
        return outcomes;
    }

    private static String kind(long type) {
        return type >= 1 && type <= 4 ? RecordKind.ofTypeId((int) type).name().toLowerCase(Locale.ROOT) : "";
    }

    private Outcome activity(JsonNode row, long owner, Meaning meaning) {
        var fields = new LinkedHashMap<String, Object>();
        COPIED.forEach(code -> {
            if (!row.path(code).asString("").isEmpty()) {
                fields.put(code, row.path(code));
            }
        });
        if (!List.of("1", "2", "3", "4", "6").contains(row.path("TYPE_ID").asString(""))) {
            fields.put("TYPE_ID", "3");
        }
        fields.putIfAbsent("SUBJECT", "…");
        fields.put("OWNER_TYPE_ID", row.path("OWNER_TYPE_ID"));
        fields.put("OWNER_ID", owner);
        fields.put("RESPONSIBLE_ID", meaning.user(row.path("RESPONSIBLE_ID").asString("")));
        return add("crm.activity.add", MoveRecords.id(row), fields);
    }

    private Outcome add(String method, long origin, Map<String, Object> fields) {
        try {
            return new Outcome(
                    origin, inside.call(method, Map.of("fields", fields)).longValue(), null);
        } catch (RestError e) {
            return new Outcome(origin, null, e.text());
        }
    }

    /// Record by record, because the portal knows comments no other way. How far it has come is kept with the numbers
    /// of
    /// the records, so that a run that was killed goes on there; those that are there already come only once.
    void comments(Portal portal, String kind, Consumer<String> tell) {
        var after = 0L;
        var records = records(portal, kind, after);
        var done = 0L;
        while (!records.isEmpty()) {
            var page = records;
            var commands = new LinkedHashMap<String, String>();
            page.forEach(record -> commands.put("r" + record.origin(), list(kind, record)));
            var answers = portal.batchOfFound(commands);
            var came = new ArrayList<Outcome>();
            var rows = new LinkedHashMap<Pair, List<JsonNode>>();
            page.forEach(record -> rows.put(record, all(portal, kind, record, answers.path("r" + record.origin()))));
            inOne(() -> rows.forEach((record, found) -> came.addAll(comments(portal, kind, record, found))));
            done += came.size();
            if (!came.isEmpty()) {
                tell.accept("comments of " + kind + ": " + done);
            }
            after = page.getLast().origin();
            records = records(portal, kind, after);
        }
    }

    private List<Pair> records(Portal portal, String kind, long after) {
        return Objects.requireNonNull(transaction.execute(_ -> origins.after(portal.name(), kind, after, Portal.PAGE)));
    }

    private static String list(String kind, Pair record) {
        return "crm.timeline.comment.list?filter[ENTITY_TYPE]=" + kind + "&filter[ENTITY_ID]=" + record.origin()
                + "&order[ID]=ASC";
    }

    /// A page of fifty may not be the last.
    private static List<JsonNode> all(Portal portal, String kind, Pair record, JsonNode first) {
        return first.size() < Portal.PAGE
                ? first.valueStream().toList()
                : portal.all(
                        "crm.timeline.comment.list",
                        Map.of(
                                "filter",
                                Map.of("ENTITY_TYPE", kind, "ENTITY_ID", record.origin()),
                                "order",
                                Map.of("ID", "ASC")),
                        "");
    }

    private List<Outcome> comments(Portal portal, String kind, Pair record, List<JsonNode> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var known = origins.known(
                portal.name(), "comment", rows.stream().map(MoveRecords::id).toList());
        var outcomes = new ArrayList<Outcome>();
        for (var row : rows) {
            if (!known.containsKey(MoveRecords.id(row))) {
                outcomes.add(add(
                        "crm.timeline.comment.add",
                        MoveRecords.id(row),
                        Map.of(
                                "ENTITY_TYPE",
                                kind,
                                "ENTITY_ID",
                                record.id(),
                                "COMMENT",
                                row.path("CREATED").asString("") + "\n"
                                        + row.path("COMMENT").asString(""))));
            }
        }
        origins.keep(portal.name(), "comment", outcomes);
        return outcomes;
    }
}
