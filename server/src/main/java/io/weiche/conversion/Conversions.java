package io.weiche.conversion;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.conversion.ConversionPlan.CustomerTarget;
import io.weiche.conversion.ConversionPlan.DealTarget;
import io.weiche.deals.Deals;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.Lead;
import io.weiche.leads.Leads;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Converting one lead by hand: what would happen, and doing it.
@Service
public class Conversions {
    private final ConversionEngine engine;
    private final Previews previews;
    private final Leads leads;
    private final Deals deals;
    private final Pipelines pipelines;
    private final RecordDirectory directory;
    private final Access access;
    private final MadeValues values;

    Conversions(
            ConversionEngine engine,
            Previews previews,
            Leads leads,
            Deals deals,
            Pipelines pipelines,
            RecordDirectory directory,
            Access access,
            MadeValues values) {
        this.engine = engine;
        this.previews = previews;
        this.leads = leads;
        this.deals = deals;
        this.pipelines = pipelines;
        this.directory = directory;
        this.access = access;
        this.values = values;
    }

    @Transactional(readOnly = true)
    public ConversionPreview preview(long leadId, ConversionChoice choice) {
        var lead = requireOpen(leadId);
        return previews.of(lead, plan(lead, choice), choice);
    }

    /// As somebody chose it in a dialog: what is made must have what it needs, as anything else that is opened by hand
    /// (crm.md 4.8).
    ///
    /// @throws Problem as [#convert], and fields-required naming what is missing
    @Transactional
    public ConversionEngine.Converted convertByHand(long leadId, ConversionChoice choice) {
        var plan = plan(requireOpen(leadId), choice);
        var made = convert(leadId, plan);
        values.complete(made, plan, choice);
        return made;
    }

    /// @throws Problem lead-converted when it is converted already, forbidden when a right is missing
    @Transactional
    public ConversionEngine.Converted convert(long leadId, ConversionChoice choice) {
        return convert(leadId, plan(requireOpen(leadId), choice));
    }

    private ConversionEngine.Converted convert(long leadId, ConversionPlan plan) {
        var result = engine.convert(plan, leadId);
        if (!result.refused().isEmpty()) {
            throw new Problem(ProblemType.CONFLICT, "The customer of this lead is in the recycle bin.")
                    .with("reason", result.refused().getFirst().reason());
        }
        if (result.converted().isEmpty()) {
            // closed by somebody else between our look and our lock
            requireOpen(leadId);
            throw Problem.conflict("The lead is not open any more.");
        }
        return result.converted().getFirst();
    }

    private Lead requireOpen(long leadId) {
        var lead = leads.get(leadId);
        access.require(lead.subject(), Action.CONVERT);
        if (lead.semantics() == Semantics.SUCCESS) {
            var fate = leads.fates(List.of(leadId)).get(leadId);
            var problem = new Problem(ProblemType.LEAD_CONVERTED, "The lead has been converted already.");
            throw fate == null || fate.dealId() == null ? problem : problem.with("dealId", fate.dealId());
        }
        if (lead.semantics() == Semantics.FAILURE) {
            throw Problem.conflict("The lead is closed. Move it to a stage in progress first.");
        }
        return lead;
    }

    private ConversionPlan plan(Lead lead, ConversionChoice choice) {
        if (!choice.deal() && choice.contact() == null && choice.company() == null) {
            throw BadInput.of("deal", "required", "A conversion makes at least one of deal, contact and company.");
        }
        if (lead.repeat() && !choice.deal()) {
            throw BadInput.of("deal", "required", "The customer of a repeat lead is known; it becomes a deal.");
        }
        var plan = new ConversionPlan(
                dealTarget(choice),
                customerTarget("contact", RecordKind.CONTACT, choice.contact()),
                customerTarget("company", RecordKind.COMPANY, choice.company()),
                ActivityPolicy.forAll(choice.keepActivitiesOpen()),
                CurrentUser.require().userId(),
                null,
                true);
        var facts = new MadeRecords.Lead(
                lead.data().responsibleId(), lead.repeat(), lead.data().companyTitle() != null);
        MadeRecords.of(plan, facts).forEach(access::requireAdding);
        return plan;
    }

    private DealTarget dealTarget(ConversionChoice choice) {
        if (!choice.deal()) {
            return new DealTarget.Nothing();
        }
        if (choice.linkDealId() != null) {
            return new DealTarget.Link(requireOpenDeal(choice.linkDealId()));
        }
        access.require(RecordKind.DEAL, Action.ADD);
        var pipeline = choice.pipelineId() == null
                ? pipelines.getDefault()
                : pipelines.require("deal.pipelineId", choice.pipelineId());
        return new DealTarget.Make(pipeline.id(), pipeline.firstStage().id());
    }

    private long requireOpenDeal(long id) {
        directory.requireInput("deal.linkDealId", new RecordRef(RecordKind.DEAL, id), Action.CHANGE);
        if (deals.get(id).semantics() != Semantics.IN_PROGRESS) {
            throw BadInput.of("deal.linkDealId", "closed", "This deal is closed.");
        }
        return id;
    }

    private CustomerTarget customerTarget(String field, RecordKind kind, ConversionChoice.@Nullable Customer choice) {
        if (choice == null) {
            return new CustomerTarget.Nothing();
        }
        if (choice.id() != null) {
            directory.requireInput(field + ".id", new RecordRef(kind, choice.id()), Action.READ);
            return new CustomerTarget.Use(choice.id());
        }
        return choice.makeAnyway() ? new CustomerTarget.MakeAnyway() : new CustomerTarget.MatchOrMake();
    }
}
