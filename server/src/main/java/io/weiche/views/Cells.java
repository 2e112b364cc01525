package io.weiche.views;

import io.weiche.accounts.Language;
import io.weiche.kernel.RecordKind;
import io.weiche.views.ListField.Type;
import io.weiche.web.CsvFile;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How values are written into a file: names instead of numbers, times as on the wall of the account, amounts as the
/// reader's spreadsheet writes them.
public final class Cells {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final RecordKind kind;
    private final Language language;
    private final ZoneId zone;
    private final Map<Type, Map<Long, String>> names;
    private final boolean typed;

    /// @param typed times and amounts stay what they are, for a workbook; else they become texts
    Cells(
            RecordKind kind,
            Language language,
            ZoneId zone,
            Map<Long, String> users,
            Map<Long, String> stages,
            Map<Long, String> pipelines,
            Map<Long, String> sources,
            boolean typed) {
        this.kind = kind;
        this.language = language;
        this.zone = zone;
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
            case BigDecimal amount when typed -> amount;
            case BigDecimal amount -> new CsvFile.Written(decimal(amount));
            case Boolean yes -> Labels.of(language, kind, yes ? "yes" : "no");
            case String word when type == Type.CHOICE -> Labels.of(language, kind, code + "." + word);
            default -> value;
        };
    }

    private String decimal(BigDecimal amount) {
        return amount.toPlainString().replace('.', language.pick(",", ".").charAt(0));
    }
}
