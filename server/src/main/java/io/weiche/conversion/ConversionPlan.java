package io.weiche.conversion;

import io.weiche.pipelines.Pipeline;
import org.jspecify.annotations.Nullable;

/// What leads are to become.
///
/// @param actorId who wants it; author of everything that is made; null when nobody stands behind it
/// @param switchId the run it belongs to, null for a single conversion
/// @param leadsStay whether the leads stay behind as the history of what they became; else they pass without a trace
public record ConversionPlan(
        DealTarget deal,
        CustomerTarget contact,
        CustomerTarget company,
        ActivityPolicy activities,
        @Nullable Long actorId,
        @Nullable Long switchId,
        boolean leadsStay) {

    public sealed interface DealTarget {
        /// A new deal in the first stage of a pipeline.
        record Make(long pipelineId, long stageId) implements DealTarget {}

        /// An existing deal: linked first, the lead is closed second, in one transaction (crm.md 9).
        record Link(long dealId) implements DealTarget {}

        record Nothing() implements DealTarget {}
    }

    public sealed interface CustomerTarget {
        /// Whether a conversion may make a new one.
        default boolean makes() {
            return matches() || this instanceof MakeAnyway;
        }

        /// Whether it looks for somebody known first.
        default boolean matches() {
            return this instanceof MatchOrMake || this instanceof MatchOrMakeNamed;
        }

        /// Whoever is recognised by phone or e-mail, else a new one.
        record MatchOrMake() implements CustomerTarget {}

        /// Whoever is recognised, else a new one for leads that name a company.
        record MatchOrMakeNamed() implements CustomerTarget {}

        /// The one somebody chose.
        record Use(long id) implements CustomerTarget {}

        /// A new one, whoever is recognised.
        record MakeAnyway() implements CustomerTarget {}

        record Nothing() implements CustomerTarget {}
    }

    /// What the account's settings say: a new deal and the customers chosen there.
    public static ConversionPlan of(
            Customers customers,
            Pipeline pipeline,
            ActivityPolicy activities,
            @Nullable Long actorId,
            @Nullable Long switchId) {
        return new ConversionPlan(
                new DealTarget.Make(pipeline.id(), pipeline.firstStage().id()),
                target(customers.contact()),
                customers.namedCompaniesOnly() ? new CustomerTarget.MatchOrMakeNamed() : target(customers.company()),
                activities,
                actorId,
                switchId,
                true);
    }

    /// The same for leads that pass: nobody asked for them, and nothing tells of them afterwards.
    ConversionPlan withoutLeads() {
        return new ConversionPlan(deal, contact, company, activities, actorId, switchId, false);
    }

    private static CustomerTarget target(boolean wanted) {
        return wanted ? new CustomerTarget.MatchOrMake() : new CustomerTarget.Nothing();
    }
}
