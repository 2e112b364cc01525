package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Operator;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which people a program asks for. It may say so in `FILTER` or beside it: the examples of the original do both. A
/// condition that is overlooked gives everybody, of whom programs take the first.
///
/// @param beginnings names and addresses are compared by how they begin
record PeopleFilter(List<Condition> conditions, boolean beginnings) {
    /// Compared by beginnings; the first two look into the others.
    private static final Set<String> QUICK = Set.of("FIND", "NAME_SEARCH");

    private static final List<String> NAMES = List.of("NAME", "LAST_NAME", "EMAIL");

    /// Other parts of a person that the original has. They are empty here.
    private static final List<String> FURTHER = List.of("PERSONAL_", "WORK_", "UF_");

    private static final Pattern PREFIX = Pattern.compile("^[^a-zA-Z]+");

    static PeopleFilter of(Call call, boolean beginnings) {
        var beside = call.params().entries().entrySet().stream()
                .filter(entry -> isAboutPeople(entry.getKey()))
                .map(entry -> Condition.of(entry.getKey(), entry.getValue()));
        return new PeopleFilter(
                Stream.concat(Condition.of(call.params().map("FILTER")).stream(), beside)
                        .toList(),
                beginnings);
    }

    private static boolean isAboutPeople(String name) {
        var field = PREFIX.matcher(name).replaceFirst("").toUpperCase(Locale.ROOT);
        return UserMethods.CODES.contains(field) || QUICK.contains(field) || isFurther(field);
    }

    private static boolean isFurther(String field) {
        return FURTHER.stream().anyMatch(field::startsWith);
    }

    boolean holds(Map<String, @Nullable Object> person) {
        return conditions.stream().allMatch(condition -> holds(condition, person));
    }

    private boolean holds(Condition condition, Map<String, @Nullable Object> person) {
        var field = condition.field();
        if (QUICK.contains(field)) {
            return condition.values().stream().allMatch(value -> wordsBegin(person, value));
        }
        if (condition.operator() == Operator.EQUAL && beginnings && NAMES.contains(field)) {
            return condition.values().stream().anyMatch(value -> begins(person.get(field), text(value)));
        }
        if (!person.containsKey(field) && isFurther(field)) {
            return condition.holds("");
        }
        return Rows.holds(hasMask(condition) ? condition.by(Operator.LIKE) : condition, person);
    }

    /// Programs write `NAME: "Ev%"` without saying that it is a mask.
    private static boolean hasMask(Condition condition) {
        return condition.operator() == Operator.EQUAL
                && condition.values().stream().anyMatch(value -> text(value).contains("%"));
    }

    /// Each word begins one of the names or the address.
    private static boolean wordsBegin(Map<String, @Nullable Object> person, JsonNode value) {
        return Stream.of(text(value).split("\\s+"))
                .allMatch(word -> NAMES.stream().anyMatch(field -> begins(person.get(field), word)));
    }

    private static boolean begins(@Nullable Object actual, String wanted) {
        var plain = wanted.replace("%", "").strip().toLowerCase(Locale.ROOT);
        return String.valueOf(actual).toLowerCase(Locale.ROOT).startsWith(plain);
    }

    private static String text(JsonNode value) {
        return PhpArray.is(value) ? "" : Scalars.text(value).strip();
    }
}
