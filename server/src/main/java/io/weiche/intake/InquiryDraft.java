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
/// @param responsibleId who takes care of it
/// @param custom values of custom fields of leads
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
        CustomValues custom) {}
