package io.weiche.organisation;

import io.weiche.access.Action;
import io.weiche.access.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every role of the account says: the cells in general, and those that differ in a pipeline or a stage.
public record RoleMatrix(List<Line> roles, List<Cell> cells) {
    public RoleMatrix {
        roles = List.copyOf(roles);
        cells = List.copyOf(cells);
    }

    /// @param code of the two roles every account has
    /// @param people who have it themselves
    /// @param departments that give it to their people
    public record Line(
            long id,
            int version,
            @Nullable String code,
            String name,
            boolean administrator,
            boolean editSettings,
            int people,
            int departments) {}

    /// @param pipelineId null: in general
    /// @param stageId null: in all stages
    public record Cell(
            long roleId,
            Area area,
            @Nullable Long pipelineId,
            @Nullable Long stageId,
            Action action,
            Scope scope) {}

    /// @param scope null takes away what differs: the cell inherits again; in general that is NONE
    public record Change(
            long roleId,
            Area area,
            @Nullable Long pipelineId,
            @Nullable Long stageId,
            Action action,
            @Nullable Scope scope) {}
}
