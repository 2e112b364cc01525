package io.weiche.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the organisation.
///
/// @param parentId null at the top
/// @param headId belongs to the department without being among its members
/// @param memberIds people who work in it, also those who have left
/// @param roleIds roles that its people and those of all departments below it have
public record Department(
        long id,
        int version,
        @Nullable Long parentId,
        String name,
        @Nullable Long headId,
        List<Long> memberIds,
        List<Long> roleIds) {
    public Department {
        memberIds = List.copyOf(memberIds);
        roleIds = List.copyOf(roleIds);
    }
}
