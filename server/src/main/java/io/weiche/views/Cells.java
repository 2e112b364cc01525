package io.weiche.views;

import io.weiche.accounts.Account;
import io.weiche.accounts.Language;
import io.weiche.fields.CustomField;
import io.weiche.kernel.RecordKind;
import io.weiche.views.ListField.Type;
import io.weiche.web.CsvFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How values are written into a file: names instead of numbers, times as on the wall of the account, amounts as the
/// reader's spreadsheet writes them.
public final class Cells {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final RecordKind kind;
    private final Language language;
    private final ZoneId zone;
    private final String currency;
    private final Map<Type, Map<Long, String>> names;
    private final boolean typed;

    /// @param typed times and amounts stay what they are, for a workbook; else they become texts
    Cells(
            RecordKind kind,
            Language language,
            Account account,
            Map<Long, String> users,
            Map<Long, String> stages,
            Map<Long, String> pipelines,
            Map<Long, String> sources,
            boolean typed) {
        this.kind = kind;
        this.language = language;
        this.zone = account.timeZone();
        this.currency = account.currency();
        this.typed = typed;
        this.names = Map.of(Type.USER, users, Type.STAGE, stages, Type.PIPELINE, pipelines, Type.SOURCE, sources);
    }

    @Nullable
    Object of(String code, Type type, @Nullable Object value) {
        if (value instanceof Long id && names.containsKey(type)) {
            return names.getOrDefault(type, Map.of()).getOrDefault(id, "#" + id);
        }
        return switch (value) {
            case null -> null;
            case OffsetDateTime time when typed -> time.atZoneSameInstant(zone).toLocalDateTime();
            case OffsetDateTime time -> new CsvFile.Written(TIME.format(time.atZoneSameInstant(zone)));
            case BigDecimal amount -> number(amount);
            case Boolean yes -> Labels.of(language, kind, yes ? "yes" : "no");
            case String word when type == Type.CHOICE -> Labels.of(language, kind, code + "." + word);
            default -> value;
        };
    }

    /// A value of one of the account's own fields, as an import reads it again.
    @Nullable
    Object of(CustomField field, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, LINK -> value.asString();
            case NUMBER -> number(value.decimalValue());
            case MONEY ->
                currency.equals(value.path("currency").asString())
                        ? number(new BigDecimal(value.path("value").asString()).setScale(2, RoundingMode.HALF_UP))
                        : value.path("value").asString() + " "
                                + value.path("currency").asString();
            case DATE -> LocalDate.parse(value.asString());
            case BOOLEAN -> Labels.of(language, kind, value.booleanValue() ? "yes" : "no");
            case USER ->
                names.getOrDefault(Type.USER, Map.of()).getOrDefault(value.longValue(), "#" + value.asString());
            case LIST -> option(field, value);
            case MULTI_LIST ->
                value.valueStream().map(one -> option(field, one)).collect(Collectors.joining("; "));
            case FILE -> value.path("name").asString();
        };
    }

    private static String option(CustomField field, JsonNode id) {
        return field.options().stream()
                .filter(option -> option.id() == id.longValue())
                .map(CustomField.Option::label)
                .findFirst()
                .orElse("#" + id.asString());
    }

    private Object number(BigDecimal number) {
        return typed ? number : CsvFile.decimal(number, language.pick(",", "."));
    }
}
