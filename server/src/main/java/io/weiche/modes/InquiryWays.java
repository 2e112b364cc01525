package io.weiche.modes;

import io.weiche.leads.LeadGate;
import java.util.List;

/// What the rules of an account say about inquiries in classic mode. Implemented by the intake, which stands above.
public interface InquiryWays {
    /// @param usualPipelineId where the deals of rules begin that name no pipeline
    /// @return which way each of them goes, in their order
    List<LeadGate.Way> of(List<LeadGate.Arrival> arrivals, long usualPipelineId);
}
