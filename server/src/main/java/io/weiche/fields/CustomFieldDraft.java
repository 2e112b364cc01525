package io.weiche.fields;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody says about a field: a new one, or what a present one shall become.
///
/// @param code null on opening: made from the label
/// @param options in the order in which they are offered
/// @param alsoFor kinds that get the same field at once, filled by conversions
public record CustomFieldDraft(
        RecordKind kind,
        @Nullable String code,
        String label,
        FieldType type,
        @Nullable Integer decimals,
        boolean required,
        boolean prominent,
        boolean archived,
        @Nullable Integer sort,
        List<Choice> options,
        List<Long> stageIds,
        List<CustomField.Target> mapsTo,
        List<RecordKind> alsoFor) {
    public static final int MOST_OPTIONS = 200;
    private static final int LABEL = 100;
    private static final int CODE = 40;
    private static final Pattern CODES = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public CustomFieldDraft {
        options = List.copyOf(options);
        stageIds = List.copyOf(stageIds);
        mapsTo = List.copyOf(mapsTo);
        alsoFor = List.copyOf(alsoFor);
    }

    /// @param id null for a new one
    public record Choice(@Nullable Long id, String label) {}

    static CustomFieldDraft of(CustomField field) {
        return new CustomFieldDraft(
                field.kind(),
                field.code(),
                field.label(),
                field.type(),
                field.decimals(),
                field.required(),
                field.prominent(),
                field.archived(),
                field.sort(),
                field.options().stream()
                        .filter(option -> !option.archived())
                        .map(option -> new Choice(option.id(), option.label()))
                        .toList(),
                field.stageIds(),
                field.mapsTo(),
                List.of());
    }

    /// The same field for another kind: nothing of it is tied to stages or options of the first.
    CustomFieldDraft forKind(RecordKind other, String sameCode) {
        return new CustomFieldDraft(
                other,
                sameCode,
                label,
                type,
                decimals,
                false,
                prominent,
                false,
                null,
                options.stream().map(choice -> new Choice(null, choice.label())).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /// @throws BadInput when the parts do not fit together
    void check() {
        if (type.hasOptions() && options.isEmpty() && !archived) {
            throw BadInput.of("options", "required", "A list needs something to choose from.");
        }
        if (!type.hasOptions() && !options.isEmpty()) {
            throw BadInput.of("options", "not-possible", "Only lists have options.");
        }
        var labels = new HashSet<String>();
        for (int i = 0; i < options.size(); i++) {
            if (!labels.add(Texts.matchKey(options.get(i).label()))) {
                throw BadInput.of("options[" + i + "].label", "taken", "The list has this option already.");
            }
        }
        if (type != FieldType.NUMBER && decimals != null) {
            throw BadInput.of("decimals", "not-possible", "Only numbers have decimals.");
        }
        if (type == FieldType.FILE && required) {
            throw BadInput.of("required", "not-possible", "A file is added to a record that is there already.");
        }
        if (!stageIds.isEmpty() && kind != RecordKind.LEAD && kind != RecordKind.DEAL) {
            throw BadInput.of("stageIds", "not-possible", "Only leads and deals stand in stages.");
        }
        if ((!mapsTo.isEmpty() || !alsoFor.isEmpty()) && kind != RecordKind.LEAD) {
            throw BadInput.of(
                    mapsTo.isEmpty() ? "alsoFor" : "mapsTo", "not-possible", "Only values of leads are carried over.");
        }
        if (alsoFor.contains(RecordKind.LEAD)) {
            throw BadInput.of("alsoFor", "unknown-value", "A lead is converted into deals, contacts and companies.");
        }
    }

    public static String requireLabel(String path, @Nullable String label) {
        var line = Texts.line(path, label, LABEL);
        if (line == null) {
            throw BadInput.required(path);
        }
        return line;
    }

    public static String requireCode(String code) {
        if (!CODES.matcher(code).matches()) {
            throw BadInput.of(
                    "code", "malformed", "A code has 1 to 40 letters a to z, digits and underscores; a letter first.");
        }
        return code;
    }

    /// A code nobody has, from the label.
    static String freeCode(String label, List<String> taken) {
        var plain = label.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[0-9_]+|_+$", "");
        var stem = plain.isEmpty() ? "field" : plain.substring(0, Math.min(plain.length(), CODE - 4));
        var code = stem;
        for (int number = 2; taken.contains(code); number++) {
            code = stem + "_" + number;
        }
        return code;
    }
}
