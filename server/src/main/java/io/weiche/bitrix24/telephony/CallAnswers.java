package io.weiche.bitrix24.telephony;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.calls.Call;
import io.weiche.calls.CallDirection;
import io.weiche.calls.CallList;
import io.weiche.calls.CallState;
import io.weiche.calls.Calls;
import io.weiche.calls.ShownCall;
import io.weiche.intake.InquiryResult;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says in the words of the compatible interface what became of a call.
@Component
class CallAnswers {
    /// As the original prefers them: people before what is open with them.
    private static final List<RecordKind> ORDER =
            List.of(RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.LEAD, RecordKind.DEAL);

    private final CallList list;
    private final RecordDirectory directory;
    private final Access access;

    CallAnswers(CallList list, RecordDirectory directory, Access access) {
        this.list = list;
        this.directory = directory;
        this.access = access;
    }

    Answer registered(Calls.Registered registered) {
        var inquiry = registered.inquiry();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("CALL_ID", TelephonyParams.word(registered.call().id()));
        var created = created(inquiry);
        answer.put("CRM_CREATED_LEAD", inquiry == null || inquiry.logged() ? null : inquiry.leadId());
        answer.put("CRM_CREATED_ENTITIES", created);
        putEntity(answer, list.of(registered.call()));
        return Answer.of(answer);
    }

    private static List<Map<String, Object>> created(@Nullable InquiryResult inquiry) {
        if (inquiry == null || inquiry.logged()) {
            return List.of();
        }
        var created = new ArrayList<Map<String, Object>>();
        add(created, "LEAD", inquiry.leadId());
        add(created, "DEAL", inquiry.dealId());
        if (!inquiry.known()) {
            add(created, "CONTACT", inquiry.contactId());
            add(created, "COMPANY", inquiry.companyId());
        }
        return created;
    }

    private static void add(List<Map<String, Object>> created, String type, @Nullable Long id) {
        if (id != null) {
            var one = new LinkedHashMap<String, Object>();
            one.put("ENTITY_TYPE", type);
            one.put("ENTITY_ID", id);
            created.add(one);
        }
    }

    private static void putEntity(Map<String, @Nullable Object> answer, ShownCall call) {
        var first = main(call);
        answer.put("CRM_ENTITY_TYPE", first.map(about -> about.kind().name()).orElse(""));
        answer.put("CRM_ENTITY_ID", first.map(ShownCall.About::id).orElse(0L));
    }

    private static Optional<ShownCall.About> main(ShownCall call) {
        return call.records().stream().min(Comparator.comparing(about -> ORDER.indexOf(about.kind())));
    }

    Answer finished(Call ended, io.weiche.bitrix24.call.Call call) {
        var shown = list.of(ended);
        var answered = shown.state() == CallState.ANSWERED;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("CALL_ID", TelephonyParams.word(ended.id()));
        answer.put("EXTERNAL_CALL_ID", ended.externalId());
        answer.put(
                "PORTAL_USER_ID",
                ended.course().spokeId() == null
                        ? ended.ours().userId()
                        : ended.course().spokeId());
        answer.put("PHONE_NUMBER", ended.other().number());
        answer.put("PORTAL_NUMBER", ended.ours().lineNumber());
        answer.put("INCOMING", ended.direction() == CallDirection.OUTBOUND ? "1" : "2");
        answer.put(
                "CALL_DURATION",
                ended.course().duration() == null ? 0 : ended.course().duration());
        answer.put(
                "CALL_START_DATE",
                Dates.atom(ended.course().startedAt(), call.account().timeZone()));
        answer.put("CALL_STATUS", answered ? 1 : 0);
        answer.put("CALL_FAILED_CODE", code(shown.state()));
        putEntity(answer, shown);
        answer.put("CRM_ACTIVITY_ID", ended.outcome().activityId());
        return Answer.of(answer);
    }

    private static String code(CallState state) {
        return switch (state) {
            case MISSED -> "304";
            case BUSY -> "486";
            case DECLINED -> "603";
            case FAILED -> "404";
            default -> "200";
        };
    }

    /// Whose number it is, as far as the caller may see them.
    Answer found(List<RecordRef> records) {
        var heads = directory.find(records);
        return Answer.of(records.stream()
                .map(heads::get)
                .filter(Objects::nonNull)
                .filter(head -> access.allows(head.subject(), Action.READ))
                .sorted(Comparator.comparing(head -> ORDER.indexOf(head.ref().kind())))
                .map(head -> {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    row.put("CRM_ENTITY_TYPE", head.ref().kind().name());
                    row.put("CRM_ENTITY_ID", head.ref().id());
                    row.put("ASSIGNED_BY_ID", head.responsibleId());
                    row.put("NAME", head.name());
                    row.put("ASSIGNED_BY", Map.of("ID", head.responsibleId()));
                    return row;
                })
                .toList());
    }
}
