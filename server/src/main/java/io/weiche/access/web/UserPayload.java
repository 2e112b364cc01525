package io.weiche.access.web;

import io.weiche.access.Role;
import io.weiche.access.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

record UserPayload(
        long id,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        String email,
        String language,
        boolean active,
        List<Long> roleIds,
        List<String> roles,
        int version) {
    static UserPayload of(User user) {
        return new UserPayload(
                user.id(),
                user.name(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.language().code(),
                user.active(),
                user.roles().stream().map(Role::id).toList(),
                user.roles().stream().map(Role::name).toList(),
                user.version());
    }
}
