package io.weiche.bitrix24.reference;

import io.weiche.access.CurrentUser;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The people of the account.
@Component
public class UserMethods {
    static final List<String> CODES = List.of(
            "ID",
            "ACTIVE",
            "NAME",
            "LAST_NAME",
            "SECOND_NAME",
            "EMAIL",
            "LAST_LOGIN",
            "DATE_REGISTER",
            "IS_ONLINE",
            "PERSONAL_GENDER",
            "PERSONAL_BIRTHDAY",
            "PERSONAL_PHONE",
            "PERSONAL_MOBILE",
            "WORK_POSITION",
            "WORK_PHONE",
            "UF_EMPLOYMENT_DATE",
            "UF_DEPARTMENT",
            "UF_PHONE_INNER",
            "USER_TYPE");

    private final Users users;
    private final DepartmentRows departments;

    UserMethods(Users users, DepartmentRows departments) {
        this.users = users;
        this.departments = departments;
    }

    public Answer current(Call call) {
        var me = users.find(CurrentUser.requireId()).orElseThrow(RestError::noAuthorisation);
        return Answer.of(show(me, departments.ofPeople()));
    }

    public Answer get(Call call) {
        return listed(call, PeopleFilter.of(call, false));
    }

    /// Also those who have left. Ordered by the parameters `sort` and `order`, unlike all other lists.
    Answer listed(Call call, PeopleFilter wanted) {
        var sort = call.params().text("sort");
        var direction = call.params().text("order");
        var work = departments.ofPeople();
        var rows = users.list().stream()
                .map(user -> show(user, work))
                .filter(wanted::holds)
                .sorted(Rows.by(sort == null ? "ID" : sort, direction == null ? "asc" : direction))
                .toList();
        return Paging.of(call.params()).answer(rows);
    }

    private static Map<String, @Nullable Object> show(User user, Map<Long, List<Long>> departments) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("ID", Long.toString(user.id()));
        shown.put("ACTIVE", user.active());
        shown.put("NAME", Objects.requireNonNullElse(user.firstName(), ""));
        shown.put("LAST_NAME", Objects.requireNonNullElse(user.lastName(), ""));
        shown.put("SECOND_NAME", "");
        shown.put("EMAIL", user.email());
        shown.put("LAST_LOGIN", "");
        shown.put("DATE_REGISTER", "");
        shown.put("IS_ONLINE", "N");
        shown.put("PERSONAL_GENDER", "");
        shown.put("PERSONAL_BIRTHDAY", "");
        shown.put("PERSONAL_PHONE", "");
        shown.put("PERSONAL_MOBILE", Objects.requireNonNullElse(user.phones().mobile(), ""));
        shown.put("WORK_POSITION", "");
        shown.put("WORK_PHONE", Objects.requireNonNullElse(user.phones().work(), ""));
        shown.put("UF_EMPLOYMENT_DATE", "");
        shown.put("UF_DEPARTMENT", departments.getOrDefault(user.id(), List.of(DepartmentRows.TOP)));
        shown.put("UF_PHONE_INNER", Objects.requireNonNullElse(user.phones().extension(), ""));
        shown.put("USER_TYPE", "employee");
        return shown;
    }
}
