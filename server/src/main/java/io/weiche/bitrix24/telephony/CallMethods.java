package io.weiche.bitrix24.telephony;

import static io.weiche.bitrix24.telephony.TelephonyParams.add;
import static io.weiche.bitrix24.telephony.TelephonyParams.bad;
import static io.weiche.bitrix24.telephony.TelephonyParams.callId;
import static io.weiche.bitrix24.telephony.TelephonyParams.number;
import static io.weiche.bitrix24.telephony.TelephonyParams.optional;
import static io.weiche.bitrix24.telephony.TelephonyParams.recordingIfPossible;
import static io.weiche.bitrix24.telephony.TelephonyParams.time;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Users;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.Handler;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.calls.CallDirection;
import io.weiche.calls.CallOptions;
import io.weiche.calls.CallReach;
import io.weiche.calls.CallReport;
import io.weiche.calls.CallResult;
import io.weiche.calls.Calls;
import io.weiche.fields.MatchKeys;
import io.weiche.intake.Recognition;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Sources;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `telephony.externalCall.*`: telephone systems tell of calls.
@Component
class CallMethods implements MethodFamily {
    private static final String CALL = "\"CALL_ID\":\"externalCall.1\"";
    private static final int EXTERNAL_ID = 255;
    private static final int EXTENSION = 50;

    private final Calls calls;
    private final CallAnswers answers;
    private final Recognition recognition;
    private final RecordDirectory directory;
    private final Sources sources;
    private final Access access;
    private final Users users;

    CallMethods(
            Calls calls,
            CallAnswers answers,
            Recognition recognition,
            RecordDirectory directory,
            Sources sources,
            Access access,
            Users users) {
        this.calls = calls;
        this.answers = answers;
        this.recognition = recognition;
        this.directory = directory;
        this.sources = sources;
        this.access = access;
        this.users = users;
    }

    @Override
    public void register(MethodList methods) {
        var name = "telephony.externalCall.";
        add(
                methods,
                true,
                name + "register",
                "USER_ID, USER_PHONE_INNER, PHONE_NUMBER*, TYPE*, CALL_START_DATE, CRM_CREATE, CRM_SOURCE, CRM_ENTITY_TYPE,"
                        + " CRM_ENTITY_ID, SHOW, LINE_NUMBER, EXTERNAL_CALL_ID",
                "Tells of a call that begins",
                "{\"USER_ID\":1,\"PHONE_NUMBER\":\"+49 221 445566\",\"TYPE\":2,\"CRM_CREATE\":1,\"SHOW\":1}",
                this::begin);
        add(
                methods,
                true,
                name + "finish",
                "CALL_ID*, USER_ID, USER_PHONE_INNER, DURATION*, STATUS_CODE, RECORD_URL",
                "Tells of a call that has ended",
                "{" + CALL + ",\"USER_ID\":1,\"DURATION\":65,\"STATUS_CODE\":\"200\"}",
                found(this::finish));
        add(
                methods,
                true,
                name + "show",
                "CALL_ID*, USER_ID*",
                "Shows the card of the caller to people",
                "{" + CALL + ",\"USER_ID\":[1]}",
                found(this::show));
        add(
                methods,
                true,
                name + "hide",
                "CALL_ID*, USER_ID*",
                "Takes the card of the caller away",
                "{" + CALL + ",\"USER_ID\":[1]}",
                found(this::hide));
        add(
                methods,
                false,
                name + "searchCrmEntities",
                "PHONE_NUMBER*",
                "Whose number it is",
                "{\"PHONE_NUMBER\":\"+49 221 445566\"}",
                this::search);
    }

    static Handler found(Handler handler) {
        return call -> Errors.found(() -> handler.answer(call), TelephonyParams::notFound);
    }

    private Answer begin(Call call) {
        var outbound = type(call) == 1;
        var report = new CallReport(
                outbound ? CallDirection.OUTBOUND : CallDirection.INBOUND,
                number(call, "PHONE_NUMBER"),
                null,
                optional(call, "LINE_NUMBER", 100),
                person(call),
                time(call, "CALL_START_DATE"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var show = call.params().text("SHOW");
        var options = new CallOptions(
                call.params().truthy("CRM_CREATE") && !outbound ? Boolean.TRUE : outbound ? null : Boolean.FALSE,
                show == null || call.params().truthy("SHOW"),
                record(call),
                source(call));
        return answers.registered(
                calls.registerLoosely(optional(call, "EXTERNAL_CALL_ID", EXTERNAL_ID), report, options));
    }

    private static long type(Call call) {
        var type = call.params().integer("TYPE");
        if (type == null || type < 1 || type > 4) {
            throw bad("TYPE", "must be a number from 1 to 4");
        }
        return type;
    }

    private @Nullable RecordRef record(Call call) {
        var word = call.params().text("CRM_ENTITY_TYPE");
        var id = call.params().integer("CRM_ENTITY_ID");
        if (word == null || id == null || id <= 0) {
            return null;
        }
        var kind = Stream.of(RecordKind.values())
                .filter(known -> known.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> bad("CRM_ENTITY_TYPE", "is unknown"));
        var ref = new RecordRef(kind, id);
        if (directory
                .find(ref)
                .filter(head -> !head.frozen() && access.allows(head.subject(), Action.READ))
                .isEmpty()) {
            throw bad("CRM_ENTITY_ID", "is unknown");
        }
        return ref;
    }

    /// A source nobody knows is none.
    private @Nullable Long source(Call call) {
        var code = call.params().text("CRM_SOURCE");
        return code == null
                ? null
                : sources.findByCode(code.strip()).map(Sources.Source::id).orElse(null);
    }

    /// Whoever is named, by number or by extension.
    private long person(Call call) {
        var id = call.params().integer("USER_ID");
        if (id != null && id > 0) {
            return id;
        }
        var extension = optional(call, "USER_PHONE_INNER", EXTENSION);
        if (extension == null) {
            throw bad("USER_ID", "is null or empty: USER_ID or USER_PHONE_INNER should be set");
        }
        return users.withExtension(extension)
                .orElseThrow(() -> new RestError(400, "ERROR_CORE", "User is not found or is not active."));
    }

    private Answer finish(Call call) {
        var seconds = TelephonyParams.seconds(call);
        var result = TelephonyParams.result(call, seconds);
        var user = person(call);
        var ended = calls.tell(
                callId(call),
                CallReport.ended(
                        calls.now(),
                        result == CallResult.ANSWERED ? user : null,
                        seconds,
                        result,
                        recordingIfPossible(call)),
                CallReach.RIGHTS);
        return answers.finished(ended, call);
    }

    private Answer show(Call call) {
        calls.show(callId(call), TelephonyParams.userIds(call));
        return Answer.of(true);
    }

    private Answer hide(Call call) {
        calls.hide(callId(call), TelephonyParams.userIds(call));
        return Answer.of(true);
    }

    private Answer search(Call call) {
        var key = MatchKeys.phone(number(call, "PHONE_NUMBER"), call.account().country());
        var records = key == null ? List.<RecordRef>of() : recognition.recordsOf(Set.of(key));
        return answers.found(records);
    }
}
