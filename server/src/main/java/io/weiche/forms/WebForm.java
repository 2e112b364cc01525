package io.weiche.forms;

import io.weiche.accounts.Language;
import io.weiche.intake.ChannelRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A form on a public page.
///
/// @param key part of its address; says which account it belongs to
/// @param redirectUrl where people are sent afterwards, instead of the thank-you text
/// @param byRule the rule of the channel finds who takes care; the responsible only if it finds nobody
/// @param repeat when something is open with the customer; null: as the channel says
/// @param pipelineId of new deals; null: as the mode says
/// @param minimumSeconds who answers faster is a program; 0: not looked at
/// @param proofOfWork the browser works for a second before sending, which programs that send much do not afford
/// @param secret signs when a page was shown
public record WebForm(
        long id,
        int version,
        String key,
        String title,
        @Nullable String intro,
        @Nullable String thankYou,
        @Nullable String redirectUrl,
        boolean active,
        Language language,
        FormDefinition definition,
        @Nullable Long sourceId,
        long responsibleId,
        boolean byRule,
        ChannelRule.@Nullable Repeat repeat,
        Creates creates,
        @Nullable Long pipelineId,
        int minimumSeconds,
        boolean proofOfWork,
        UUID secret) {

    /// What a submission becomes.
    public enum Creates {
        /// As in every channel: a lead or a deal.
        MODE,
        /// A deal at once, also where inquiries become leads.
        DEAL
    }
}
