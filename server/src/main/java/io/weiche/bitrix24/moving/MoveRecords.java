package io.weiche.bitrix24.moving;

import io.weiche.bitrix24.moving.OriginStore.Outcome;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Remembered;
import io.weiche.records.Backdating;
import io.weiche.records.Numbers;
import io.weiche.timeline.Quiet;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Companies, contacts, deals and leads, a few hundred at a time: they and the memory of them are one transaction.
@Component
class MoveRecords {
    private static final List<String> SELECT = List.of("*", "UF_*", "PHONE", "EMAIL", "WEB", "IM");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String CONVERTED = "a converted lead; its deal and customer come without it";

    private final Inside inside;
    private final OriginStore origins;
    private final Backdating dates;
    private final Numbers numbers;
    private final TransactionTemplate transaction;

    MoveRecords(
            Inside inside, OriginStore origins, Backdating dates, Numbers numbers, TransactionTemplate transaction) {
        this.inside = inside;
        this.origins = origins;
        this.dates = dates;
        this.numbers = numbers;
        this.transaction = transaction;
    }

    void move(Portal portal, String kind, Meaning meaning, Consumer<String> tell) {
        var after = last(portal, kind);
        var rows = portal.after("crm." + kind + ".list", after, SELECT);
        var done = 0L;
        while (!rows.isEmpty()) {
            var page = rows;
            var beside = beside(portal, kind, page);
            transaction.executeWithoutResult(_ -> Quiet.callQuietly(
                    () -> Remembered.during(() -> Gathered.during(() -> write(portal, kind, page, beside, meaning)))));
            done += page.size();
            tell.accept(kind + ": " + done);
            after = id(page.getLast());
            rows = portal.after("crm." + kind + ".list", after, SELECT);
        }
    }

    private long last(Portal portal, String kind) {
        return Objects.requireNonNull(transaction.execute(_ -> origins.last(portal.name(), kind)));
    }

    static long id(JsonNode row) {
        return number(row.path("ID"));
    }

    /// Numbers come as texts or as numbers; 0 for what is none.
    static long number(JsonNode value) {
        var text = value.asString("");
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    private int write(
            Portal portal,
            String kind,
            List<JsonNode> rows,
            Map<Long, Map<String, List<String>>> beside,
            Meaning meaning) {
        var links = links(portal, rows, beside);
        var of = RecordKind.valueOf(kind.toUpperCase(Locale.ROOT));
        var free = numbers.free(of, rows.stream().map(MoveRecords::id).toList());
        var outcomes = new ArrayList<Outcome>();
        var opened = new HashMap<Long, OffsetDateTime>();
        for (var row : rows) {
            if (kind.equals("lead")
                    && row.path("STATUS_SEMANTIC_ID").asString("").equals("S")) {
                outcomes.add(new Outcome(id(row), null, CONVERTED));
                continue;
            }
            try {
                var fields = Translation.of(kind, row, beside.getOrDefault(id(row), Map.of()), meaning, links);
                var id = open(new RecordRef(of, id(row)), free, fields);
                outcomes.add(new Outcome(id(row), id, null));
                opened.put(id, openedAt(row));
            } catch (RestError e) {
                outcomes.add(new Outcome(id(row), null, e.text()));
            }
        }
        opened.values().removeIf(at -> at.equals(OffsetDateTime.MIN));
        dates.opened(of, opened);
        origins.keepAlone(portal.name(), kind, outcomes);
        return outcomes.size();
    }

    /// Under the number it had, if that is free here.
    private long open(RecordRef origin, Set<Long> free, Map<String, Object> fields) {
        if (!free.contains(origin.id())) {
            return add(origin.kind(), fields);
        }
        try {
            return Numbers.wanting(origin, () -> add(origin.kind(), fields));
        } catch (MovingIn.Stopped _) {
            // whoever is about to take the number keeps us waiting for it; if everything waits, this stops as well
            return add(origin.kind(), fields);
        }
    }

    private long add(RecordKind kind, Map<String, Object> fields) {
        var method = "crm." + kind.name().toLowerCase(Locale.ROOT) + ".add";
        return Gathered.part(() -> inside.call(method, Map.of("fields", fields)))
                .longValue();
    }

    private static OffsetDateTime openedAt(JsonNode row) {
        try {
            return OffsetDateTime.parse(row.path("DATE_CREATE").asString(""));
        } catch (DateTimeException e) {
            return OffsetDateTime.MIN;
        }
    }

    /// One query for the companies of a page and one for its contacts.
    private Translation.Links links(Portal portal, List<JsonNode> rows, Map<Long, Map<String, List<String>>> beside) {
        var wanted = new HashMap<String, Set<Long>>(Map.of("company", new HashSet<>(), "contact", new HashSet<>()));
        rows.forEach(row ->
                wanted.forEach((what, ids) -> ids.add(number(row.path(what.toUpperCase(Locale.ROOT) + "_ID")))));
        beside.values()
                .forEach(fields -> fields.forEach((code, ids) -> wanted.getOrDefault(
                                code.equals("COMPANY_IDS") ? "company" : "contact", new HashSet<>())
                        .addAll(ids.stream().map(Long::valueOf).toList())));
        var known = wanted.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> origins.known(portal.name(), entry.getKey(), entry.getValue())));
        return (what, theirs) -> NUMBER.matcher(theirs).matches()
                ? known.getOrDefault(what, Map.of()).get(Long.valueOf(theirs))
                : null;
    }

    /// All contacts of deals and all companies of contacts: lists name only the first.
    private static Map<Long, Map<String, List<String>>> beside(Portal portal, String kind, List<JsonNode> rows) {
        var found = new HashMap<Long, Map<String, List<String>>>();
        var other = kind.equals("deal") ? "contact" : "company";
        if (!kind.equals("deal") && !kind.equals("contact")) {
            return found;
        }
        var first = other.toUpperCase(Locale.ROOT) + "_ID";
        var linked = rows.stream().filter(row -> number(row.path(first)) > 0).toList();
        for (int from = 0; from < linked.size(); from += Portal.PAGE) {
            var commands = new LinkedHashMap<String, String>();
            linked.subList(from, Math.min(from + Portal.PAGE, linked.size()))
                    .forEach(row ->
                            commands.put("r" + id(row), "crm." + kind + "." + other + ".items.get?id=" + id(row)));
            var answers = portal.batchOfFound(commands);
            commands.keySet()
                    .forEach(key -> found.put(
                            Long.valueOf(key.substring(1)),
                            Map.of(
                                    first + "S",
                                    answers.path(key)
                                            .valueStream()
                                            .map(link -> link.path(first).asString(""))
                                            .filter(id -> NUMBER.matcher(id).matches())
                                            .toList())));
        }
        return found;
    }
}
