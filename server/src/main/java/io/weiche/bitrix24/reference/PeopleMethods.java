package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.RestMethod;
import io.weiche.bitrix24.call.Scope;
import io.weiche.bitrix24.catalogue.Titles;
import io.weiche.bitrix24.list.Condition;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looking for people, what they have, and the departments they are in.
@Component
class PeopleMethods implements MethodFamily {
    private final UserMethods people;
    private final DepartmentRows departments;

    PeopleMethods(UserMethods people, DepartmentRows departments) {
        this.people = people;
        this.departments = departments;
    }

    @Override
    public void register(MethodList methods) {
        methods.add(RestMethod.reading(
                "user.search",
                Scope.USER,
                "FILTER, sort, order, start",
                "People whose name or address begins so",
                "{\"FILTER\":{\"FIND\":\"eva\"}}",
                call -> people.listed(call, PeopleFilter.of(call, true))));
        methods.add(RestMethod.reading(
                "user.fields", Scope.USER, "", "What there is about people", "{}", PeopleMethods::fields));
        methods.add(RestMethod.reading(
                "department.get",
                Scope.DEPARTMENT,
                "sort, order, ID, NAME, PARENT, UF_HEAD, START",
                "The departments",
                "{}",
                this::departments));
        methods.add(RestMethod.reading(
                "department.fields",
                Scope.DEPARTMENT,
                "",
                "What there is about a department",
                "{}",
                call -> titles(call, "department", List.of("ID", "NAME", "SORT", "PARENT", "UF_HEAD"))));
    }

    private static Answer fields(Call call) {
        return titles(call, "user", UserMethods.CODES);
    }

    private static Answer titles(Call call, String kind, List<String> codes) {
        var titles = new LinkedHashMap<String, Object>();
        codes.forEach(code -> titles.put(code, Titles.of(call.account().language(), kind, code)));
        return Answer.of(titles);
    }

    private Answer departments(Call call) {
        var found = departments.all(call.account()).stream()
                .filter(row ->
                        Stream.of("ID", "NAME", "UF_HEAD", "PARENT").allMatch(name -> isAskedFor(call, name, row)))
                .toList();
        return Paging.of(call.params()).answer(ordered(found, call));
    }

    /// By the parameters `sort` and `order`.
    private static List<Map<String, @Nullable Object>> ordered(List<Map<String, @Nullable Object>> rows, Call call) {
        var sort = call.params().text("sort");
        var direction = call.params().text("order");
        return sort == null
                ? rows
                : rows.stream()
                        .sorted(Rows.by(sort, direction == null ? "asc" : direction))
                        .toList();
    }

    private static boolean isAskedFor(Call call, String name, Map<String, @Nullable Object> department) {
        var value = call.params().find(name.toLowerCase(Locale.ROOT));
        return value == null || Condition.of(name, value).holds(String.valueOf(department.getOrDefault(name, "")));
    }
}
