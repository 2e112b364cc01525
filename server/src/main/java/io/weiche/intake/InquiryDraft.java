package io.weiche.intake;

import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import org.jspecify.annotations.Nullable;

/// What somebody wants from us.
///
/// @param externalId names it in the channel: the same twice is one inquiry
/// @param responsibleId who takes care of it, unless a rule finds somebody
/// @param custom values of custom fields of leads
/// @param handling what the door wants beside the rules of the channel
public record InquiryDraft(
        Channel channel,
        @Nullable String externalId,
        @Nullable Long sourceId,
        @Nullable String title,
        PersonName person,
        @Nullable String company,
        ContactPoints points,
        @Nullable String message,
        @Nullable Utm utm,
        @Nullable Money amount,
        long responsibleId,
        @Nullable Long formId,
        CustomValues custom,
        Handling handling) {

    /// @param byRule who takes care of it is chosen by the rule of the channel, if there is one
    /// @param repeat what becomes of it when something is open with the customer; null: as the channel says
    /// @param despiteExceptions somebody decided to take it in although the sender is on the exceptions list
    /// @param named whoever sends it says who takes care of it, also of known customers; null: no, as in drafts
    ///     that were held before there was the question
    public record Handling(
            boolean byRule,
            ChannelRule.@Nullable Repeat repeat,
            boolean despiteExceptions,
            @Nullable Boolean named) {
        public static final Handling STANDARD = new Handling(false, null, false);
        public static final Handling BY_RULE = new Handling(true, null, false);
        public static final Handling NAMED = new Handling(false, null, false, true);

        public Handling(boolean byRule, ChannelRule.@Nullable Repeat repeat, boolean despiteExceptions) {
            this(byRule, repeat, despiteExceptions, null);
        }

        Handling withoutExceptions() {
            return new Handling(byRule, repeat, true, named);
        }
    }

    /// Somebody is named who takes care of it, and the channel decides the rest.
    public InquiryDraft(
            Channel channel,
            @Nullable String externalId,
            @Nullable Long sourceId,
            @Nullable String title,
            PersonName person,
            @Nullable String company,
            ContactPoints points,
            @Nullable String message,
            @Nullable Utm utm,
            @Nullable Money amount,
            long responsibleId,
            @Nullable Long formId,
            CustomValues custom) {
        this(
                channel,
                externalId,
                sourceId,
                title,
                person,
                company,
                points,
                message,
                utm,
                amount,
                responsibleId,
                formId,
                custom,
                Handling.STANDARD);
    }

    /// The same with other handling.
    public InquiryDraft with(Handling other) {
        return new InquiryDraft(
                channel,
                externalId,
                sourceId,
                title,
                person,
                company,
                points,
                message,
                utm,
                amount,
                responsibleId,
                formId,
                custom,
                other);
    }
}
