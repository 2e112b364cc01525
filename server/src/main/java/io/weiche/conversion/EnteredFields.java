package io.weiche.conversion;

import static java.util.stream.Collectors.joining;

import io.weiche.access.FieldGroup;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPointStore;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.Sources;
import io.weiche.records.FixedCurrency;
import io.weiche.web.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Built-in values that somebody enters while a lead is converted by hand, in the columns of what was just made. They
/// belong to the conversion: what it made keeps its first version.
@Component
class EnteredFields {
    private static final Map<String, String> COLUMNS = Map.of(
            "closeOn", "close_on",
            "sourceId", "source_id",
            "comments", "comments",
            "jobTitle", "job_title",
            "birthdate", "birthdate",
            "industry", "industry");

    private final JdbcClient sql;
    private final Sources sources;
    private final Accounts accounts;
    private final ContactPointStore points;
    private final FixedCurrency currencies;

    EnteredFields(
            JdbcClient sql, Sources sources, Accounts accounts, ContactPointStore points, FixedCurrency currencies) {
        this.sql = sql;
        this.sources = sources;
        this.accounts = accounts;
        this.points = points;
        this.currencies = currencies;
    }

    /// @throws BadInput naming the field, also for one that nobody enters here
    void write(RecordKind kind, long id, @Nullable ObjectNode entered) {
        if (entered == null) {
            return;
        }
        var word = kind.name().toLowerCase(Locale.ROOT);
        var body = JsonBody.of(entered, "fields." + word);
        var columns = columns(new RecordRef(kind, id), body);
        if (!columns.isEmpty()) {
            var set = columns.keySet().stream()
                    .map(column -> column + " = :" + column)
                    .collect(joining(", "));
            sql.sql("update " + word + " set " + set + " where account_id = :account and id = :id")
                    .params(columns)
                    .param("account", CurrentAccount.require().value())
                    .param("id", id)
                    .update();
        }
        if (kind != RecordKind.DEAL) {
            var before = points.of(kind, id);
            points.replace(
                    kind,
                    id,
                    before,
                    ContactPointInput.read(body, before, accounts.get().country()));
        }
        body.refuseUnknown();
    }

    private Map<String, Object> columns(RecordRef record, JsonBody body) {
        var columns = new LinkedHashMap<String, Object>();
        for (var name : names(record.kind())) {
            var value = body.has(name) ? read(body, name) : null;
            if (value != null) {
                columns.put(Objects.requireNonNull(COLUMNS.get(name)), value);
            }
        }
        if (record.kind() == RecordKind.DEAL && body.has("amount")) {
            FieldGroup.AMOUNT.requireInput(body.path("amount"));
            var amount = body.money("amount", accounts.get().currency());
            if (amount != null) {
                columns.put("currency", Objects.requireNonNull(currencies.after(record, amount)));
                columns.put("amount", amount.value());
                // typed by somebody: no longer the sum of what the lead's products cost
                columns.put("amount_from_rows", false);
            }
        }
        return columns;
    }

    private static List<String> names(RecordKind kind) {
        return switch (kind) {
            case DEAL -> List.of("closeOn", "sourceId", "comments");
            case CONTACT -> List.of("jobTitle", "birthdate", "sourceId", "comments");
            case COMPANY -> List.of("industry", "sourceId", "comments");
            case LEAD -> throw new IllegalArgumentException("no conversion makes a lead");
        };
    }

    private @Nullable Object read(JsonBody body, String name) {
        return switch (name) {
            case "closeOn", "birthdate" -> body.date(name);
            case "sourceId" -> {
                var source = body.id(name);
                yield source == null ? null : sources.require(body.path(name), source);
            }
            case "comments" -> body.block(name);
            default -> body.line(name, Texts.NAME);
        };
    }
}
