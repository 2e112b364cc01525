package io.weiche.bitrix24.catalogue;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.fields.MatchKeys;
import io.weiche.records.Filter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Translates a filter of the wire into ours. An unknown field is refused: left out, the filter would give records that
/// nobody asked for.
public final class WireFilter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Catalogue<?> catalogue;
    private final Codes codes;
    private final Account account;

    public WireFilter(Catalogue<?> catalogue, Codes codes, Account account) {
        this.catalogue = catalogue;
        this.codes = codes;
        this.account = account;
    }

    /// @throws io.weiche.bitrix24.wire.RestError when a field cannot be filtered by, or a value does not fit it
    public Filter of(Map<String, JsonNode> filter) {
        return new Filter.AllOf(
                Condition.of(filter).stream().map(this::translate).toList());
    }

    /// One condition, in our words.
    public Filter of(Condition condition) {
        return translate(condition);
    }

    private Filter translate(Condition condition) {
        var field = catalogue.find(condition.field()).orElseThrow(condition::notAllowed);
        return switch (field.filtering()) {
            case Filtering.Text(var name) -> ColumnFilter.of(condition, name, true, WireFilter::text);
            case Filtering.Id(var name) -> ids(condition, name);
            case Filtering.Links(var name) -> ids(condition, name);
            case Filtering.Number(var name) -> ColumnFilter.of(condition, name, false, node -> number(condition, node));
            case Filtering.Decimal(var name) ->
                ColumnFilter.of(condition, name, false, node -> amount(condition, beforeBar(node)));
            case Filtering.Amount(var name) ->
                withAbsent(
                        condition, name, "0", ColumnFilter.of(condition, name, false, node -> amount(condition, node)));
            case Filtering.Currency(var name) ->
                withAbsent(
                        condition, name, account.currency(), ColumnFilter.of(condition, name, true, WireFilter::text));
            case Filtering.Day(var name) -> ColumnFilter.of(condition, name, false, node -> day(condition, node));
            case Filtering.Moment(var name) -> MomentFilter.of(condition, name, account.timeZone());
            case Filtering.Word(var name, var ids) -> word(condition, name, ids.apply(codes));
            case Filtering.Choice(var cases) -> choice(condition, cases.apply(codes));
            case Filtering.Points points -> points(condition, points);
            case Filtering.None() -> throw condition.notAllowed();
        };
    }

    private static Filter ids(Condition condition, String name) {
        return ColumnFilter.of(condition, name, false, node -> id(condition, node));
    }

    /// Records that show a value although they hold none match by what they show.
    private static Filter withAbsent(Condition condition, String name, String shown, Filter filter) {
        return condition.holds(shown)
                ? new Filter.AnyOf(List.of(filter, FieldForms.empty(name)))
                : new Filter.AllOf(List.of(filter, FieldForms.filled(name)));
    }

    private static Filter word(Condition condition, String name, Map<String, Long> ids) {
        var matching = ids.entrySet().stream()
                .filter(entry -> condition.holds(entry.getKey()))
                .<JsonNode>map(entry -> JSON.numberNode(entry.getValue()))
                .toList();
        return withAbsent(condition, name, "", new Filter.Match(name, Filter.Operator.IN, matching));
    }

    private static Filter choice(Condition condition, Map<String, Filter> cases) {
        var matching = cases.entrySet().stream()
                .filter(entry -> holds(condition, entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return matching.isEmpty() ? Filter.NOTHING : new Filter.AnyOf(matching);
    }

    private static boolean holds(Condition condition, String shown) {
        return switch (shown) {
            case "Y" -> condition.holds(true);
            case "N" -> condition.holds(false);
            default -> condition.holds(shown);
        };
    }

    private Filter points(Condition condition, Filtering.Points points) {
        if (!condition.operator().compares() && condition.values().stream().allMatch(Scalars::isEmpty)) {
            return FieldForms.is(points.any(), condition.operator().negates());
        }
        return ColumnFilter.of(condition, points.keys(), false, node -> {
            var key = MatchKeys.of(points.type(), Scalars.text(node), account.country());
            return JSON.stringNode(key == null ? "" : key);
        });
    }

    private static JsonNode text(JsonNode node) {
        return JSON.stringNode(Scalars.text(node));
    }

    private static @Nullable JsonNode id(Condition condition, JsonNode node) {
        var number = number(condition, node);
        return number.longValue() == 0 && !condition.operator().compares() ? null : number;
    }

    private static JsonNode number(Condition condition, JsonNode node) {
        var number = Scalars.integer(node);
        if (number == null) {
            throw condition.invalid();
        }
        return JSON.numberNode(number);
    }

    /// Programs write amounts of custom fields with their currency: `100|EUR`.
    private static JsonNode beforeBar(JsonNode node) {
        var text = Scalars.text(node);
        var bar = text.indexOf('|');
        return bar < 0 ? node : JSON.stringNode(text.substring(0, bar));
    }

    private static JsonNode amount(Condition condition, JsonNode node) {
        var amount = Scalars.decimal(node);
        if (amount == null) {
            throw condition.invalid();
        }
        return JSON.stringNode(amount.toPlainString());
    }

    private JsonNode day(Condition condition, JsonNode node) {
        return JSON.stringNode(Dates.day(Scalars.text(node), account.timeZone())
                .orElseThrow(condition::invalid)
                .toString());
    }
}
