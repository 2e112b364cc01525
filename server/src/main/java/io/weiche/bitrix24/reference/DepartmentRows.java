package io.weiche.bitrix24.reference;

import io.weiche.access.Role;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Account;
import io.weiche.organisation.Department;
import io.weiche.organisation.Departments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tree of departments as programs expect it: with one at the top, which is the account itself.
@Component
class DepartmentRows {
    /// The top; those of the account come behind it.
    static final long TOP = 1;

    private final Departments departments;
    private final Users users;

    DepartmentRows(Departments departments, Users users) {
        this.departments = departments;
        this.users = users;
    }

    List<Map<String, @Nullable Object>> all(Account account) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var administrator = users.list().stream()
                .filter(user -> user.active() && user.roles().stream().anyMatch(Role::administrator))
                .map(User::id)
                .findFirst()
                .orElse(null);
        rows.add(row(TOP, account.name(), null, administrator));
        departments
                .list()
                .forEach(one -> rows.add(row(
                        number(one.id()),
                        one.name(),
                        one.parentId() == null ? Long.valueOf(TOP) : Long.valueOf(number(one.parentId())),
                        one.headId())));
        return rows;
    }

    private static Map<String, @Nullable Object> row(long id, String name, @Nullable Long parent, @Nullable Long head) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("ID", Long.toString(id));
        row.put("NAME", name);
        row.put("SORT", 500);
        if (parent != null) {
            row.put("PARENT", parent.toString());
        }
        if (head != null) {
            row.put("UF_HEAD", head.toString());
        }
        return row;
    }

    /// Ours begin at 1 too.
    private static long number(long id) {
        return id + TOP;
    }

    /// Where somebody works; whoever works nowhere in particular is at the top.
    Map<Long, List<Long>> ofPeople() {
        var found = new HashMap<Long, List<Long>>();
        for (Department department : departments.list()) {
            department
                    .memberIds()
                    .forEach(user ->
                            found.computeIfAbsent(user, _ -> new ArrayList<>()).add(number(department.id())));
        }
        return found;
    }
}
