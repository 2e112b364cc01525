package io.weiche.recurring.web;

import io.weiche.kernel.Money;
import io.weiche.recurring.Obstacle;
import io.weiche.recurring.RecurringDeal;
import io.weiche.recurring.Schedule;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A template as the interface shows it.
///
/// @param amount null also for whoever sees no amounts
/// @param customerName the main contact, else the company, whichever may be read
/// @param state ACTIVE, PAUSED or ENDED
/// @param nextOn null: the last date is over
/// @param made how many deals were made
/// @param leftOut how many dates nobody makes up for
/// @param obstacle why the date that is due was not made yet
record RecurringDealPayload(
        long id,
        int version,
        String title,
        @Nullable Money amount,
        @Nullable String customerName,
        long pipelineId,
        long responsibleId,
        Schedule schedule,
        @Nullable Integer beginAfter,
        @Nullable Integer closeAfter,
        RecurringDeal.State state,
        @Nullable LocalDate nextOn,
        int made,
        int leftOut,
        @Nullable Obstacle obstacle,
        @Nullable OffsetDateTime obstacleSince,
        @Nullable Long createdById,
        OffsetDateTime createdAt) {

    static RecurringDealPayload of(RecurringDeal template) {
        var draft = template.draft();
        return new RecurringDealPayload(
                template.id(),
                template.version(),
                draft.title(),
                template.amount(),
                template.customerName(),
                draft.pipelineId(),
                draft.responsibleId(),
                draft.schedule(),
                draft.beginAfter(),
                draft.closeAfter(),
                template.state(),
                template.nextOn(),
                template.made(),
                template.leftOut(),
                template.obstacle(),
                template.obstacleSince(),
                template.createdById(),
                template.createdAt());
    }
}
