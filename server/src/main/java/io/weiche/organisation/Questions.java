package io.weiche.organisation;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Explanation;
import io.weiche.access.Explanations;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers "why can't I?", for any record and action: everybody asks for themselves, administrators for anybody.
@Service
public class Questions {
    private final RecordDirectory directory;
    private final Explanations explanations;
    private final Users users;
    private final Access access;

    Questions(RecordDirectory directory, Explanations explanations, Users users, Access access) {
        this.directory = directory;
        this.explanations = explanations;
        this.users = users;
        this.access = access;
    }

    /// @param userId null: whoever asks
    /// @param pipelineId for moving: where to; null for the record as it stands
    /// @param stageId for moving: where to
    /// @throws Problem not-found when whoever asks does not see the record
    @Transactional(readOnly = true)
    public Explanation why(
            RecordRef record, Action action, @Nullable Long userId, @Nullable Long pipelineId, @Nullable Long stageId) {
        if (userId != null && userId != CurrentUser.requireId()) {
            access.require(Right.ADMINISTRATOR);
        }
        var head = directory.require(record, Action.READ);
        var user = users.find(userId == null ? CurrentUser.requireId() : userId)
                .orElseThrow(() -> BadInput.of("userId", "unknown-user", "There is no such user."));
        var subject = stageId == null ? head.subject() : head.subject().in(pipelineId, stageId);
        return explanations.explain(user, subject, action, head.frozen());
    }
}
