package io.weiche.deals;

import io.weiche.fields.CustomValues;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.observers.Observers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people write about a deal.
///
/// @param title empty on opening: the deal is called by its number
/// @param pipelineId null on opening: the default pipeline
/// @param stageId null on opening or when only the pipeline changes: its first stage
/// @param probability in per cent
/// @param contactIds the first is the main one
/// @param observerIds ascending
/// @param external what another system calls it
public record DealData(
        String title,
        @Nullable Money amount,
        @Nullable Long pipelineId,
        @Nullable Long stageId,
        @Nullable Integer probability,
        @Nullable LocalDate beginOn,
        @Nullable LocalDate closeOn,
        @Nullable Long sourceId,
        @Nullable String sourceDescription,
        @Nullable Utm utm,
        @Nullable String comments,
        @Nullable Long companyId,
        List<Long> contactIds,
        long responsibleId,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        CustomValues custom,
        List<Long> observerIds,
        External external) {
    public DealData {
        contactIds = List.copyOf(contactIds);
        observerIds = List.copyOf(observerIds);
    }

    /// The same deal with other contacts, the main one first.
    public DealData withContacts(List<Long> ids) {
        return new DealData(
                title,
                amount,
                pipelineId,
                stageId,
                probability,
                beginOn,
                closeOn,
                sourceId,
                sourceDescription,
                utm,
                comments,
                companyId,
                ids,
                responsibleId,
                lossReasonId,
                lossComment,
                custom,
                observerIds,
                external);
    }

    /// The same deal in another pipeline.
    public DealData withPipeline(long id) {
        return new DealData(
                title,
                amount,
                id,
                stageId,
                probability,
                beginOn,
                closeOn,
                sourceId,
                sourceDescription,
                utm,
                comments,
                companyId,
                contactIds,
                responsibleId,
                lossReasonId,
                lossComment,
                custom,
                observerIds,
                external);
    }

    /// Lost in this stage, or no longer lost.
    public DealData withLoss(long stage, @Nullable Long reasonId, @Nullable String comment) {
        return with(stage, responsibleId, reasonId, comment);
    }

    public DealData withResponsible(long userId) {
        return with(stageId, userId, lossReasonId, lossComment);
    }

    private DealData with(@Nullable Long stage, long responsible, @Nullable Long reasonId, @Nullable String comment) {
        return new DealData(
                title,
                amount,
                pipelineId,
                stage,
                probability,
                beginOn,
                closeOn,
                sourceId,
                sourceDescription,
                utm,
                comments,
                companyId,
                contactIds,
                responsible,
                reasonId,
                comment,
                custom,
                observerIds,
                external);
    }

    /// Each field as the history shows it; a move has an entry of its own.
    Map<String, @Nullable String> shown() {
        var shown = new LinkedHashMap<String, @Nullable String>();
        shown.put("title", title);
        shown.put("amount", amount == null ? null : amount.value().toPlainString() + " " + amount.currency());
        shown.put("probability", text(probability));
        shown.put("beginOn", text(beginOn));
        shown.put("closeOn", text(closeOn));
        shown.put("sourceId", text(sourceId));
        shown.put("sourceDescription", sourceDescription);
        shown.put("utm", utm == null ? null : utm.parts().toString());
        shown.put("comments", comments);
        shown.put("responsibleId", Long.toString(responsibleId));
        shown.put(Observers.FIELD, Observers.shown(observerIds));
        shown.put("lossReasonId", text(lossReasonId));
        shown.put("lossComment", lossComment);
        custom.show(shown);
        return shown;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
