package io.weiche.conversion;

import io.weiche.access.Subject;
import io.weiche.conversion.ConversionPlan.CustomerTarget;
import io.weiche.conversion.ConversionPlan.DealTarget;
import java.util.ArrayList;
import java.util.List;

/// What the conversion of a lead may add: whoever wants it must be allowed to add each of these. Asked in one place for
/// a lead by hand and for many at once.
public final class MadeRecords {
    private MadeRecords() {}

    /// What of a lead decides what becomes of it.
    ///
    /// @param repeat its customer is known, so no other is made
    /// @param namesCompany whether it says for which company somebody asks
    public record Lead(long responsibleId, boolean repeat, boolean namesCompany) {}

    /// As they would be. Whoever is recognised by phone or e-mail is found only then, so a customer that might be made
    /// counts as one.
    public static List<Subject> of(ConversionPlan plan, Lead lead) {
        var made = new ArrayList<Subject>();
        if (plan.deal() instanceof DealTarget.Make(long pipelineId, long stageId)) {
            made.add(Subject.deal(lead.responsibleId(), pipelineId, stageId, false));
        }
        if (makes(plan.contact(), lead)) {
            made.add(Subject.contact(lead.responsibleId(), false));
        }
        if (makes(plan.company(), lead)) {
            made.add(Subject.company(lead.responsibleId(), false));
        }
        return made;
    }

    private static boolean makes(CustomerTarget target, Lead lead) {
        var named = !(target instanceof CustomerTarget.MatchOrMakeNamed) || lead.namesCompany();
        return target.makes() && !lead.repeat() && named;
    }
}
