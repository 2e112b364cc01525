package io.weiche.conversion;

import io.weiche.fields.RequiredFields;
import io.weiche.kernel.RecordKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a conversion would do, without doing it.
///
/// @param openDealsOfCustomer those it could be linked to instead
/// @param remarks codes of what is worth knowing: name-fallback, no-contact-point, several-matches,
///     responsible-inactive, repeat-lead
/// @param lacking required fields of what would be made, which the lead does not fill
public record ConversionPreview(
        long leadId,
        @Nullable DealPreview deal,
        @Nullable CustomerPreview contact,
        @Nullable CustomerPreview company,
        int openActivities,
        List<OpenDeal> openDealsOfCustomer,
        List<String> remarks,
        List<Lacking> lacking) {
    public ConversionPreview {
        lacking = List.copyOf(lacking);
        openDealsOfCustomer = List.copyOf(openDealsOfCustomer);
        remarks = List.copyOf(remarks);
    }

    /// A new record that needs values nobody has given yet.
    public record Lacking(RecordKind kind, List<RequiredFields.Missing> fields) {
        public Lacking {
            fields = List.copyOf(fields);
        }
    }

    public record DealPreview(
            boolean willMake,
            @Nullable Long pipelineId,
            @Nullable Long linkDealId) {}

    /// @param id of the one recognised, chosen or linked; null when a new one is made
    /// @param name null when the current user may not read the one there is
    public record CustomerPreview(
            boolean willMake,
            @Nullable Long id,
            @Nullable String name,
            List<String> matchedBy,
            List<CustomerMatches.Match> otherCandidates) {}

    public record OpenDeal(
            long id,
            String title,
            String stageName,
            @Nullable BigDecimal amount,
            @Nullable String currency) {
        OpenDeal withoutAmount() {
            return new OpenDeal(id, title, stageName, null, null);
        }
    }
}
