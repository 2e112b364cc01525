package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.RestMethod;
import io.weiche.bitrix24.call.Scope;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.webhooks.Events;
import io.weiche.webhooks.HandlerBindings;
import io.weiche.webhooks.Style;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Telling programs of events. Bindings are webhooks like those of the settings, and stand in the same list.
@Component
class EventMethods implements MethodFamily {
    private final HandlerBindings bindings;

    EventMethods(HandlerBindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public void register(MethodList methods) {
        var example = "{\"event\":\"ONCRMDEALADD\",\"handler\":\"https://example.com/handler\"}";
        methods.add(RestMethod.reading(
                "events",
                Scope.BASIC,
                "SCOPE, FULL",
                "Names of the events there are",
                "{}",
                _ -> Answer.of(Events.of(Style.BITRIX24))));
        methods.add(RestMethod.writing(
                "event.bind",
                Scope.BASIC,
                "event*, handler*, auth_type, event_type, auth_connector, options",
                "Tells an address of an event",
                example,
                this::bind));
        methods.add(RestMethod.writing(
                "event.unbind",
                Scope.BASIC,
                "event*, handler*, auth_type, event_type",
                "Tells an address no longer",
                example,
                this::unbind));
        methods.add(RestMethod.reading(
                "event.get", Scope.BASIC, "", "Which addresses are told of which events", "{}", this::get));
    }

    private Answer bind(Call call) {
        var event = event(call);
        refuseOffline(call);
        if (!Events.of(Style.BITRIX24).contains(event)) {
            throw new RestError(400, "ERROR_EVENT_NOT_FOUND", "Event not found");
        }
        var handler = require(call, "handler");
        if (!asAdministrator(() -> bindings.bind(event, handler))) {
            throw new RestError(400, "ERROR_HANDLER_ALREADY_EXIST", "Handler already exists!");
        }
        return Answer.of(true);
    }

    private Answer unbind(Call call) {
        var event = event(call);
        refuseOffline(call);
        var handler = require(call, "handler");
        return Answer.of(Map.of("count", asAdministrator(() -> bindings.unbind(event, handler))));
    }

    private Answer get(Call call) {
        return Answer.of(asAdministrator(bindings::list).stream()
                .map(binding -> {
                    var shown = new LinkedHashMap<String, @Nullable Object>();
                    shown.put("event", binding.event());
                    shown.put("handler", binding.handler());
                    shown.put("auth_type", "0");
                    shown.put("offline", 0);
                    return shown;
                })
                .toList());
    }

    private static String event(Call call) {
        return require(call, "event").strip().toUpperCase(Locale.ROOT);
    }

    private static String require(Call call, String name) {
        var text = call.params().text(name);
        if (text == null || text.isBlank()) {
            throw RestError.missing(name);
        }
        return text;
    }

    /// What waits until a program fetches it does not exist here: what could not be delivered is tried for three days.
    private static void refuseOffline(Call call) {
        var type = call.params().text("event_type");
        if (type != null && !type.isBlank() && !type.strip().equalsIgnoreCase("online")) {
            throw new RestError(400, "ERROR_EVENT_TYPE", "Only online events can be bound.");
        }
    }

    private static <T> T asAdministrator(Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            if (problem.type() == ProblemType.FORBIDDEN) {
                throw new RestError(403, "ACCESS_DENIED", "Access denied! Only administrators bind events.");
            }
            throw problem;
        }
    }
}
