package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.conversion.ConversionChoice;
import io.weiche.conversion.Conversions;
import io.weiche.conversion.Undo;
import io.weiche.deals.Deals;
import io.weiche.duplicates.MergeDraft;
import io.weiche.duplicates.Merges;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Semantics;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes an inquiry belong to something that is open with the customer already (decision record 24): its own open lead
/// is converted into the deal, or merged into the other lead; its own deal goes if nobody has worked on it.
@Component
class Attaching {
    private final Conversions conversions;
    private final Undo undo;
    private final Merges merges;
    private final Deals deals;
    private final RecordDirectory directory;
    private final Timeline timeline;
    private final Access access;

    Attaching(
            Conversions conversions,
            Undo undo,
            Merges merges,
            Deals deals,
            RecordDirectory directory,
            Timeline timeline,
            Access access) {
        this.conversions = conversions;
        this.undo = undo;
        this.merges = merges;
        this.deals = deals;
        this.directory = directory;
        this.timeline = timeline;
        this.access = access;
    }

    /// @param keptDealId its own deal stays, because somebody has worked on it or may not delete it
    record Attached(
            Decision.Standing standing,
            Decision.Effect effect,
            @Nullable Long keptDealId) {}

    /// @throws BadInput when the target cannot take it
    Attached attach(Inquiry inquiry, Decision.Standing before, RecordRef target) {
        if (target.equals(inquiry.current())) {
            throw BadInput.of("id", "same-record", "The inquiry belongs to this record already.");
        }
        requireOpen(target);
        var lead = inquiry.lead();
        if (lead != null && lead.open() && !inquiry.loggedOnly()) {
            return target.kind() == RecordKind.DEAL
                    ? convert(lead.id(), before, target)
                    : merge(lead.id(), before, target);
        }
        return move(inquiry, before, target);
    }

    private void requireOpen(RecordRef target) {
        if (target.kind() != RecordKind.LEAD && target.kind() != RecordKind.DEAL) {
            throw BadInput.of("kind", "unknown-value", "An inquiry is attached to a lead or a deal.");
        }
        directory.requireInput("id", target, Action.CHANGE);
        if (target.kind() == RecordKind.DEAL && deals.get(target.id()).semantics() != Semantics.IN_PROGRESS) {
            throw BadInput.of("id", "closed", "This deal is closed.");
        }
        directory.requireWritable(target);
    }

    /// Linking an existing deal counts as a conversion (crm.md 10.4); the deal shows the lead's history.
    private Attached convert(long leadId, Decision.Standing before, RecordRef deal) {
        var converted = conversions.convert(
                leadId, new ConversionChoice(true, null, deal.id(), null, null, true, Map.of(), Map.of()));
        return new Attached(
                before.attached(leadId, deal.id()), Decision.Effect.converted(converted.conversionId()), null);
    }

    private Attached merge(long leadId, Decision.Standing before, RecordRef lead) {
        var versions = new LinkedHashMap<Long, @Nullable Integer>();
        versions.put(lead.id(), null);
        versions.put(leadId, null);
        var merge = merges.merge(new MergeDraft(RecordKind.LEAD, versions, Map.of()));
        return new Attached(before.attached(lead.id(), null), Decision.Effect.merged(merge.id()), null);
    }

    private Attached move(Inquiry inquiry, Decision.Standing before, RecordRef target) {
        var own = inquiry.deal();
        var lead = target.kind() == RecordKind.LEAD;
        var standing = before.attached(lead ? target.id() : null, lead ? null : target.id());
        var data = new LinkedHashMap<String, Object>(Map.of("inquiryId", inquiry.id(), "channel", inquiry.channel()));
        if (inquiry.message() != null) {
            data.put("message", inquiry.message());
        }
        timeline.tell(target, EntryType.INQUIRY, data);
        directory.touch(target);
        if (own == null || inquiry.loggedOnly()) {
            return new Attached(standing, Decision.Effect.NONE, null);
        }
        var ref = new RecordRef(RecordKind.DEAL, own.id());
        if (!superfluous(own.id())) {
            return new Attached(standing, Decision.Effect.NONE, own.id());
        }
        deals.delete(own.id(), null);
        return new Attached(standing, Decision.Effect.binned(ref), null);
    }

    /// Nobody has done anything on it since the inquiry made it.
    private boolean superfluous(long dealId) {
        var deal = deals.get(dealId);
        return deal.version() == 0
                && deal.lastActivityAt().equals(deal.createdAt())
                && access.allows(deal.subject(), Action.DELETE);
    }

    void takeBack(Decision.Effect effect) {
        if (effect.conversionId() != null) {
            undo.take(effect.conversionId(), false);
        } else if (effect.mergeId() != null) {
            merges.undo(effect.mergeId());
        } else if (effect.record() != null) {
            deals.restore(effect.record().id());
        }
    }
}
