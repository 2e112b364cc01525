package io.weiche.intake.web;

import io.weiche.fields.ContactPointRequest;
import io.weiche.fields.Utm;
import io.weiche.intake.Channel;
import io.weiche.kernel.Money;
import io.weiche.kernel.PersonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be sent about an inquiry. At least a person, a company, a contact point, a title or a message is needed.
///
/// @param externalId its name in the channel: the same twice is one inquiry
/// @param sourceId number or code of a source
/// @param responsibleId absent: whoever sends it
record InquiryRequest(
        @Nullable Channel channel,
        @Nullable String externalId,
        @Nullable Long sourceId,
        @Nullable String title,
        @Nullable PersonName person,
        @Nullable String company,
        @Nullable List<ContactPointRequest> phones,
        @Nullable List<ContactPointRequest> emails,
        @Nullable List<ContactPointRequest> websites,
        @Nullable List<ContactPointRequest> messengers,
        @Nullable String message,
        @Nullable Utm utm,
        @Nullable Money amount,
        @Nullable Long responsibleId,
        @Nullable Map<String, JsonNode> custom) {}
