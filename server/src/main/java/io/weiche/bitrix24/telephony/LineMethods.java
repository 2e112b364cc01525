package io.weiche.bitrix24.telephony;

import static io.weiche.bitrix24.telephony.TelephonyParams.add;
import static io.weiche.bitrix24.telephony.TelephonyParams.bad;
import static io.weiche.bitrix24.telephony.TelephonyParams.number;
import static io.weiche.bitrix24.telephony.TelephonyParams.optional;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.calls.CallLine;
import io.weiche.calls.CallLines;
import io.weiche.kernel.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `telephony.externalLine.*`: the lines of telephone systems, by their numbers.
@Component
class LineMethods implements MethodFamily {
    private static final String NUMBER = "\"NUMBER\":\"+49 221 100\"";

    private final CallLines lines;

    LineMethods(CallLines lines) {
        this.lines = lines;
    }

    @Override
    public void register(MethodList methods) {
        var name = "telephony.externalLine.";
        var all = "NUMBER*, NAME, CRM_AUTO_CREATE";
        var example = "{" + NUMBER + ",\"NAME\":\"Sales\",\"CRM_AUTO_CREATE\":\"Y\"}";
        add(methods, true, name + "add", all, "Adds a line", example, this::open);
        add(methods, false, name + "get", "", "The lines", "{}", this::get);
        add(methods, true, name + "update", all, "Changes a line", example, this::update);
        add(methods, true, name + "delete", "NUMBER*", "Removes a line", "{" + NUMBER + "}", this::delete);
    }

    /// A line that is there already is changed, as in the original.
    private Answer open(Call call) {
        var number = number(call, "NUMBER");
        var known = lines.find(number);
        if (known.isPresent()) {
            return changed(known.get(), call);
        }
        var opens = creates(call);
        var line = CallLine.plain(number, optional(call, "NAME", Texts.NAME), true, opens == null || opens);
        return Answer.of(Map.of("ID", lines.add(line).id()));
    }

    private Answer get(Call call) {
        return Answer.of(lines.list().stream()
                .map(line -> {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    row.put("NUMBER", line.number());
                    row.put("NAME", line.name() == null ? "" : line.name());
                    row.put("CRM_AUTO_CREATE", line.opensOutbound() ? "Y" : "N");
                    return row;
                })
                .toList());
    }

    private Answer update(Call call) {
        return changed(require(call), call);
    }

    private Answer changed(CallLine known, Call call) {
        var name = optional(call, "NAME", Texts.NAME);
        var creates = creates(call);
        var changed = lines.change(
                known.id(),
                null,
                now -> new CallLine(
                        now.id(),
                        now.version(),
                        now.number(),
                        name == null ? now.name() : name,
                        now.active(),
                        now.opensInbound(),
                        creates == null ? now.opensOutbound() : creates,
                        now.sourceId(),
                        now.responsibleId(),
                        now.personIds(),
                        now.hours(),
                        now.missedText(),
                        now.closedText()));
        return Answer.of(Map.of("ID", changed.id()));
    }

    private Answer delete(Call call) {
        lines.delete(require(call).id());
        return Answer.of(true);
    }

    private CallLine require(Call call) {
        return lines.find(number(call, "NUMBER"))
                .orElseThrow(() -> new RestError(400, "ERROR_NOT_FOUND", "Could not find the line"));
    }

    /// Whether calls of ours to strangers become something; calls that come in say it themselves.
    private static @Nullable Boolean creates(Call call) {
        var value = call.params().find("crm_auto_create");
        if (value == null) {
            return null;
        }
        var flag = Scalars.flag(value);
        if (flag == null) {
            throw bad("CRM_AUTO_CREATE", "must be Y or N");
        }
        return flag;
    }
}
