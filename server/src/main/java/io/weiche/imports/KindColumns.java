package io.weiche.imports;

import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which columns of a kind come from a file.
final class KindColumns {
    private static final String PERSON = "honorific first_name middle_name last_name job_title birthdate address ";

    private static final Map<RecordKind, List<String>> ALL = Map.of(
            RecordKind.LEAD,
            list("title " + PERSON + "company_title amount currency stage_id semantics source_id source_description utm"
                    + " comments contact_id company_id"),
            RecordKind.DEAL,
            list("title amount currency pipeline_id stage_id semantics probability begin_on close_on source_id"
                    + " source_description utm comments company_id"),
            RecordKind.CONTACT,
            list(PERSON + "name_is_fallback source_id comments"),
            RecordKind.COMPANY,
            list("title name_is_fallback industry address source_id comments"));

    /// What is never filled in later: it is never empty, or goes with something else.
    private static final List<String> FIXED =
            List.of("title", "stage_id", "semantics", "pipeline_id", "currency", "name_is_fallback", "utm");

    private KindColumns() {}

    private static List<String> list(String names) {
        return List.of(names.split(" "));
    }

    static List<String> of(RecordKind kind) {
        return ALL.getOrDefault(kind, List.of());
    }

    static List<String> fillable(RecordKind kind) {
        return of(kind).stream().filter(column -> !FIXED.contains(column)).toList();
    }

    /// What a row may put in the place of something else.
    static List<String> replaceable(RecordKind kind) {
        return Stream.concat(
                        of(kind).stream().filter(column -> !FIXED.contains(column) || column.equals("title")),
                        Stream.of("responsible_id"))
                .toList();
    }

    /// An amount that the row names, unless it follows from products.
    static final String AMOUNT_GIVEN = "'amount' = any(s.given) and s.amount is not null and not r.amount_from_rows";

    /// What is sold in a record is sold in its currency.
    static final String SELLS = "exists (select from product_row p where p.account_id = :account and p.kind = :kind"
            + " and p.record_id = r.id)";

    /// What changes with another column of the same record: the condition for each.
    static Map<String, String> together(RecordKind kind, boolean overwrites) {
        var changes = new TreeMap<String, String>();
        if (of(kind).contains("currency")) {
            var amount = overwrites
                    ? AMOUNT_GIVEN + " and ('currency' = any(s.given) or r.amount is null)"
                    : "r.amount is null and s.amount is not null";
            changes.put("currency", amount + " and s.currency is distinct from r.currency and not " + SELLS);
        }
        if (overwrites && of(kind).contains("name_is_fallback")) {
            var name = kind == RecordKind.COMPANY ? "title" : "last_name";
            changes.put("name_is_fallback", "r.name_is_fallback and '%s' = any(s.given)".formatted(name));
        }
        return changes;
    }

    /// The words of a row that a column comes from, as SQL texts.
    static String saidBy(RecordKind kind, String column) {
        return switch (column) {
            case "company_id" -> "'company_ref'";
            case "contact_id" -> "'contact_ref'";
            // a lead keeps the name of a company nobody knows
            case "company_title" -> kind == RecordKind.LEAD ? "'company_title', 'company_ref'" : "'company_title'";
            default -> "'" + column + "'";
        };
    }

    static String table(RecordKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The name lists and histories give a column.
    static String code(String column) {
        var code = new StringBuilder();
        for (var word : column.split("_")) {
            code.append(code.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return code.toString();
    }
}
