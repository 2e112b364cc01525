package io.weiche.access.web;

import io.weiche.access.Phones;
import io.weiche.access.Role;
import io.weiche.access.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param roles those given to the person themselves, as `roleIds`
/// @param departmentRoles those they have through their departments; without either they have no right at all
record UserPayload(
        long id,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        String email,
        String language,
        boolean active,
        Phones phones,
        List<Long> roleIds,
        List<String> roles,
        List<String> departmentRoles,
        int version) {
    /// @param departmentRoles of many people, by their number
    static UserPayload of(User user, Map<Long, List<String>> departmentRoles) {
        return new UserPayload(
                user.id(),
                user.name(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.language().code(),
                user.active(),
                user.phones(),
                user.roles().stream().map(Role::id).toList(),
                user.roles().stream().map(Role::name).toList(),
                departmentRoles.getOrDefault(user.id(), List.of()),
                user.version());
    }
}
