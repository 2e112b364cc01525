package io.weiche.imports;

import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.MatchKeys;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.web.Formulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the cells of a row by what its columns mean, and completes what a record of the kind needs.
final class RowReader {
    private static final Pattern SEVERAL_MAILS = Pattern.compile("[;,\\n|]|\\s+");
    private static final Pattern SEVERAL = Pattern.compile("[;\\n|]");
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");
    private static final char UNREADABLE = '\uFFFD';

    private final RecordKind kind;
    private final ImportPlan plan;
    private final int columns;
    private final Dictionary.Words words;
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final Completion completion;
    private final Memo<Optional<Long>> users = new Memo<>();
    private final Memo<Optional<Long>> sources = new Memo<>();

    RowReader(ImportRun run, Dictionary.Words words) {
        this.kind = run.kind();
        this.plan = run.requirePlan();
        this.columns = run.columns().size();
        this.words = words;
        this.completion = new Completion(kind, plan, words);
        plan.mapping().forEach(one -> columnOf.putIfAbsent(one.target(), one.column()));
    }

    /// @throws Unreadable saying which cells, and why
    Draft read(PageStore.Row row) {
        if (row.cells().size() > columns) {
            throw new Unreadable(null, "too-many-cells", row.cells().get(columns));
        }
        var draft = new Draft(row.n());
        var faults = new ArrayList<Unreadable>();
        for (var one : plan.mapping()) {
            var cell = cell(row.cells(), one.column());
            try {
                if (cell != null) {
                    read(draft, one.target(), cell);
                }
            } catch (Unreadable e) {
                faults.add(e);
            }
        }
        draft.allGiven();
        complete(draft, row, faults);
        if (!faults.isEmpty()) {
            throw Unreadable.together(faults);
        }
        return draft;
    }

    /// What is missing only because a cell cannot be read is not a fault of its own.
    private void complete(Draft draft, PageStore.Row row, List<Unreadable> faults) {
        try {
            completion.complete(draft, cell(row.cells(), columnOf.getOrDefault(Target.PIPELINE.code(), -1)));
        } catch (Unreadable e) {
            if (faults.isEmpty() || e.field() != null && faults.stream().noneMatch(known -> known.isAbout(e.field()))) {
                faults.add(e);
            }
        }
    }

    private static @Nullable String cell(List<String> cells, int column) {
        if (column < 0 || column >= cells.size()) {
            return null;
        }
        var text = Formulas.restored(cells.get(column));
        return text.isBlank() ? null : text;
    }

    private void read(Draft draft, String code, String cell) {
        try {
            if (cell.indexOf(UNREADABLE) >= 0) {
                throw new Unreadable(code, "unreadable-letters", cell);
            }
            if (code.startsWith(CustomValues.PREFIX)) {
                custom(draft, code.substring(CustomValues.PREFIX.length()), cell);
            } else {
                Target.of(kind, code).ifPresent(target -> read(draft, target, cell));
            }
        } catch (BadInput e) {
            throw new Unreadable(code, e.errors().getFirst().code(), cell);
        } catch (Unreadable e) {
            throw e.in(code, cell);
        }
    }

    private void custom(Draft draft, String code, String cell) {
        var field = words.custom().byCode().get(code);
        if (field != null) {
            var value = CustomCell.read(field, cell, words);
            if (value != null) {
                draft.custom().put(code, value);
            }
        }
    }

    private void read(Draft draft, Target target, String cell) {
        switch (target) {
            case ID -> draft.put(Draft.OWN_ID, number(cell));
            case TITLE -> draft.put("title", line(cell, kind == RecordKind.COMPANY ? Texts.NAME : Texts.TITLE));
            case NAME -> name(draft, line(cell, Texts.NAME));
            case HONORIFIC -> draft.put("honorific", line(cell, Texts.NAME));
            case FIRST_NAME -> draft.put("first_name", line(cell, Texts.NAME));
            case MIDDLE_NAME -> draft.put("middle_name", line(cell, Texts.NAME));
            case LAST_NAME -> draft.put("last_name", line(cell, Texts.NAME));
            case COMPANY_TITLE -> draft.put("company_title", line(cell, Texts.NAME));
            case JOB_TITLE -> draft.put("job_title", line(cell, Texts.NAME));
            case INDUSTRY -> draft.put("industry", line(cell, Texts.NAME));
            case SOURCE_DESCRIPTION -> draft.put("source_description", line(cell, Texts.TITLE));
            case COMMENTS -> draft.put("comments", Texts.block("comments", cell));
            case BIRTHDATE -> draft.put("birthdate", date(cell));
            case BEGIN_ON -> draft.put("begin_on", date(cell));
            case CLOSE_ON -> draft.put("close_on", date(cell));
            case AMOUNT ->
                draft.put("amount", Numbers.read(cell, words.decimal()).toPlainString());
            case CURRENCY -> draft.put("currency", Money.requireCurrency("currency", currency(cell)));
            case PROBABILITY -> draft.put("probability", percent(cell));
            case SOURCE ->
                draft.put(
                        "source_id",
                        known(sources.of(cell, word -> Optional.ofNullable(words.source(word))), "unknown-source"));
            case RESPONSIBLE ->
                draft.put(
                        "responsible_id",
                        known(users.of(cell, word -> Optional.ofNullable(words.user(word))), "unknown-user"));
            case PIPELINE -> draft.put("pipeline_id", pipeline(cell));
            case STAGE -> draft.put("stage", line(cell, Texts.NAME));
            case COMPANY -> reference(draft, "company", line(cell, Texts.NAME));
            case CONTACT -> reference(draft, "contact", line(cell, Texts.NAME));
            case PHONE -> points(draft, ContactPoint.Type.PHONE, "WORK", cell);
            case PHONE_MOBILE -> points(draft, ContactPoint.Type.PHONE, "MOBILE", cell);
            case PHONE_HOME -> points(draft, ContactPoint.Type.PHONE, "HOME", cell);
            case PHONE_FAX -> points(draft, ContactPoint.Type.PHONE, "FAX", cell);
            case EMAIL -> points(draft, ContactPoint.Type.EMAIL, "WORK", cell);
            case EMAIL_HOME -> points(draft, ContactPoint.Type.EMAIL, "HOME", cell);
            case WEBSITE -> points(draft, ContactPoint.Type.WEBSITE, "WORK", cell);
            case MESSENGER -> points(draft, ContactPoint.Type.MESSENGER, "WORK", cell);
            default -> part(draft, target, cell);
        }
    }

    private static void part(Draft draft, Target target, String cell) {
        var code = target.code();
        var limit = target == Target.ADDRESS_COUNTRY_CODE ? 3 : target == Target.ADDRESS_POSTAL_CODE ? 50 : Texts.NAME;
        var text = Texts.line(code, cell, limit);
        if (text != null && code.startsWith("address")) {
            draft.address().put(lower(code.substring("address".length())), text);
        } else if (text != null) {
            draft.utm().put(lower(code.substring("utm".length())), text);
        }
    }

    private static String lower(String word) {
        return Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }

    private static @Nullable String line(String cell, int limit) {
        return Texts.line("cell", cell, limit);
    }

    /// "Erika Maria Muster" and "Muster, Erika".
    private static void name(Draft draft, @Nullable String name) {
        if (name == null) {
            return;
        }
        int comma = name.indexOf(", ");
        int space = name.lastIndexOf(' ');
        if (comma > 0) {
            draft.put("last_name", name.substring(0, comma));
            draft.put("first_name", name.substring(comma + 2));
        } else if (space > 0) {
            draft.put("first_name", name.substring(0, space));
            draft.put("last_name", name.substring(space + 1));
        } else {
            draft.put("last_name", name);
        }
    }

    private String date(String cell) {
        return Dates.read(cell, words.monthFirst()).toString();
    }

    private static String number(String cell) {
        var number = NUMBER.matcher(cell.strip());
        if (!number.matches()) {
            throw new Unreadable(null, "not-a-number", null);
        }
        return Long.toString(Long.parseLong(number.group(1)));
    }

    private static String currency(String cell) {
        return switch (cell.strip()) {
            case "€" -> "EUR";
            case "$" -> "USD";
            case "£" -> "GBP";
            default -> cell.strip().toUpperCase(java.util.Locale.ROOT);
        };
    }

    private String percent(String cell) {
        var number = Numbers.read(cell, words.decimal());
        if (number.signum() < 0 || number.compareTo(java.math.BigDecimal.valueOf(100)) > 0) {
            throw new Unreadable(null, "out-of-range", null);
        }
        // half a per cent, or a share such as 0.4 that would become no chance at all
        if (number.stripTrailingZeros().scale() > 0) {
            throw new Unreadable(null, "too-many-decimals", null);
        }
        return Integer.toString(number.intValue());
    }

    private static String known(Optional<Long> id, String otherwise) {
        return id.orElseThrow(() -> new Unreadable(null, otherwise, null)).toString();
    }

    private String pipeline(String cell) {
        return Long.toString(words.pipeline(cell)
                .orElseThrow(() -> new Unreadable(null, "unknown-pipeline", null))
                .id());
    }

    /// By e-mail or phone when it looks like one, else by name.
    private void reference(Draft draft, String to, @Nullable String word) {
        if (word == null) {
            return;
        }
        draft.put(to + "_ref", word);
        var key = word.indexOf('@') > 0 ? MatchKeys.email(word) : null;
        if (key == null
                && word.chars().filter(Character::isDigit).count() >= 6
                && word.chars().noneMatch(Character::isLetter)) {
            key = MatchKeys.phone(word, words.account().country());
        }
        draft.put(to + "_key", key);
    }

    private void points(Draft draft, ContactPoint.Type type, String use, String cell) {
        var parts = type == ContactPoint.Type.EMAIL ? SEVERAL_MAILS.split(cell) : SEVERAL.split(cell);
        for (var part : parts) {
            var point = ContactPointInput.create(
                    "cell", null, type, use, part, words.account().country());
            if (point != null) {
                draft.add(point);
            }
        }
    }
}
