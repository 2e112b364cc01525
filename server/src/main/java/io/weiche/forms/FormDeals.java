package io.weiche.forms;

import io.weiche.conversion.ConversionChoice;
import io.weiche.conversion.Conversions;
import io.weiche.deals.DealData;
import io.weiche.deals.Deals;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.intake.InquiryResult;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Problem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What a form wants beyond the mode: a deal at once, its pipeline, fields only deals have. Where that is not possible
/// (a stage asks for more than the form does), the inquiry stays as the mode made it: it is never lost.
@Component
class FormDeals {
    private static final Logger LOG = LoggerFactory.getLogger(FormDeals.class);

    private final Conversions conversions;
    private final Deals deals;
    private final CustomInput input;
    private final TransactionTemplate savepoint;

    FormDeals(Conversions conversions, Deals deals, CustomInput input, PlatformTransactionManager transactions) {
        this.conversions = conversions;
        this.deals = deals;
        this.input = input;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// @return the deal, if it became one
    Optional<Long> arrange(WebForm form, Answers answers, InquiryResult result) {
        if (result.logged()) {
            return Optional.empty();
        }
        var deal = result.dealId();
        if (deal == null && result.leadId() != null && form.creates() == WebForm.Creates.DEAL) {
            deal = convert(form, answers, result.leadId());
        }
        if (deal != null) {
            fill(form, answers, deal);
        }
        return Optional.ofNullable(deal);
    }

    private @Nullable Long convert(WebForm form, Answers answers, long leadId) {
        var customer = new ConversionChoice.Customer(null, false);
        var choice = new ConversionChoice(
                true,
                form.pipelineId(),
                null,
                customer,
                answers.line("company") == null ? null : customer,
                true,
                Map.of(),
                Map.of());
        try {
            var converted = savepoint.execute(_ -> conversions.convert(leadId, choice));
            return converted == null ? null : converted.dealId();
        } catch (Problem | BadInput e) {
            LOG.warn("A submission of form {} stays a lead: {}", form.id(), e.getMessage());
            return null;
        }
    }

    private void fill(WebForm form, Answers answers, long deal) {
        if (form.pipelineId() == null && answers.dealValues.isEmpty()) {
            return;
        }
        try {
            savepoint.executeWithoutResult(_ -> deals.change(
                    deal,
                    null,
                    now -> with(
                            now, form.pipelineId(), input.read(answers.dealValues, RecordKind.DEAL, now.custom()))));
        } catch (Problem | BadInput e) {
            LOG.warn("A deal of form {} stays as the mode made it: {}", form.id(), e.getMessage());
        }
    }

    private static DealData with(DealData now, @Nullable Long pipelineId, CustomValues custom) {
        return new DealData(
                now.title(),
                now.amount(),
                pipelineId == null ? now.pipelineId() : pipelineId,
                now.stageId(),
                now.probability(),
                now.beginOn(),
                now.closeOn(),
                now.sourceId(),
                now.sourceDescription(),
                now.utm(),
                now.comments(),
                now.companyId(),
                now.contactIds(),
                now.responsibleId(),
                now.lossReasonId(),
                now.lossComment(),
                custom,
                now.observerIds(),
                now.external());
    }
}
