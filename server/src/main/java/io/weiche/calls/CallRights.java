package io.weiche.calls;

import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.intake.Inquiries;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import org.springframework.stereotype.Component;

/// Who may tell of a call that is there: whoever opened it, and whoever may change a record it concerns.
@Component
class CallRights {
    private final CallReader reader;
    private final Inquiries inquiries;

    CallRights(CallReader reader, Inquiries inquiries) {
        this.reader = reader;
        this.inquiries = inquiries;
    }

    /// @throws Problem not-found when the current user may not even see it, forbidden when they only may
    void require(Call call, CallReach reach) {
        if (call.opener().providerId() == null && CurrentUser.requireId() == opener(call) && inquiries.mayTake()) {
            return;
        }
        if (reach == CallReach.RIGHTS && reader.mayChange(call.id())) {
            return;
        }
        if (reach == CallReach.OPENED || reader.find(call.id()).isEmpty()) {
            throw Problem.notFound();
        }
        throw new Problem(ProblemType.FORBIDDEN, "Of a call tells whoever opened it or may change its records.")
                .with("permission", RecordKind.LEAD + ":" + Action.CHANGE);
    }

    private static long opener(Call call) {
        var user = call.opener().userId();
        return user == null ? 0 : user;
    }
}
