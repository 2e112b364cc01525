package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.conversion.Customers;
import io.weiche.modes.CrmModes;
import io.weiche.modes.IntakeSettings;
import io.weiche.modes.Mode;
import io.weiche.modes.SwitchOptions;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The CRM mode. Reading it is the original's; changing it and following the switch is ours.
@Component
public class ModeMethods implements MethodFamily {
    private static final int CLASSIC = 1;
    private static final int SIMPLE = 2;

    private final CrmModes modes;
    private final Switches switches;
    private final Dictionaries dictionaries;

    ModeMethods(CrmModes modes, Switches switches, Dictionaries dictionaries) {
        this.modes = modes;
        this.switches = switches;
        this.dictionaries = dictionaries;
    }

    @Override
    public void register(MethodList methods) {
        methods.steer(
                "crm.settings.mode.set",
                "mode*, epoch, customers, categoryId, keepActivitiesOpen",
                "Changes the CRM mode; answers the switch that converts the open leads",
                "{\"mode\":2}",
                this::set);
        methods.read("weiche.switch.list", "", "The latest switches of the mode", "{}", this::list);
        methods.read("weiche.switch.get", "id*", "How far a switch is", "{\"id\":1}", call -> one(call, switches::get));
        steer(methods, "pause", "Pauses a switch", switches::pause);
        steer(methods, "resume", "Lets a paused switch go on", switches::resume);
        steer(methods, "cancel", "Cancels a switch; what is done stays", switches::cancel);
        steer(methods, "undo", "Takes a whole switch back", switches::undo);
        steer(methods, "retry", "Tries again what failed", switches::retryFailed);
    }

    private static void steer(MethodList methods, String verb, String summary, LongFunction<SwitchRun> use) {
        methods.steer("weiche.switch." + verb, "id*", summary, "{\"id\":1}", call -> one(call, use));
    }

    private static Answer one(Call call, LongFunction<SwitchRun> use) {
        return Answer.of(shown(use.apply(call.params().id())));
    }

    private Answer list(Call call) {
        var runs = switches.list().stream().map(ModeMethods::shown).toList();
        return Answer.whole(runs, runs.size());
    }

    public Answer get(Call call) {
        return Answer.of(number(modes.get().mode()));
    }

    private static int number(Mode mode) {
        return mode == Mode.CLASSIC ? CLASSIC : SIMPLE;
    }

    private Answer set(Call call) {
        var now = modes.get();
        var seen = call.params().integer("epoch");
        var epoch = seen == null ? now.epoch() : Math.clamp(seen, -1, Integer.MAX_VALUE);
        var wanted = wanted(call);
        if (seen == null && wanted == now.mode()) {
            return Answer.of(Map.of("mode", number(now.mode()), "epoch", now.epoch()));
        }
        var run = wanted == Mode.CLASSIC
                ? switches.toClassic(epoch)
                : switches.toSimple(SwitchOptions.of(intake(call, now.intake()), Map.of()), epoch);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("mode", number(run.to()));
        answer.put("epoch", run.epoch());
        answer.put("switch", shown(run));
        return Answer.of(answer);
    }

    private static Mode wanted(Call call) {
        var word = call.params().text("mode");
        if (word == null) {
            throw RestError.missing("mode");
        }
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "1", "classic" -> Mode.CLASSIC;
            case "2", "simple" -> Mode.SIMPLE;
            default -> throw RestError.invalidArgument("mode must be 1 (classic) or 2 (simple)");
        };
    }

    private IntakeSettings intake(Call call, IntakeSettings now) {
        return now.with(customers(call), pipeline(call), keepOpen(call));
    }

    private static @Nullable Customers customers(Call call) {
        var word = call.params().text("customers");
        if (word == null) {
            return null;
        }
        for (var known : Customers.values()) {
            if (known.name().equalsIgnoreCase(word.strip())) {
                return known;
            }
        }
        throw RestError.invalidArgument("customers must be one of " + List.of(Customers.values()));
    }

    private @Nullable Long pipeline(Call call) {
        var category = call.params().integer("categoryId");
        return category == null
                ? null
                : (Long) dictionaries
                        .codes()
                        .pipeline(category)
                        .orElseThrow(() -> RestError.invalidArgument("There is no such pipeline"))
                        .id();
    }

    private static @Nullable Boolean keepOpen(Call call) {
        var node = call.params().find("keepactivitiesopen");
        return node == null || PhpArray.is(node) ? null : Scalars.flag(node);
    }

    private static Map<String, @Nullable Object> shown(SwitchRun run) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", run.id());
        shown.put("from", number(run.from()));
        shown.put("to", number(run.to()));
        shown.put("epoch", run.epoch());
        shown.put("status", run.status().name());
        shown.put("finished", run.status().finished());
        shown.put("total", run.total());
        shown.put("converted", run.converted());
        shown.put("failed", run.failed());
        shown.put("skipped", run.skipped());
        shown.put("undone", run.undo().undone());
        shown.put("kept", run.undo().kept());
        shown.put("startedAt", run.startedAt().toString());
        shown.put(
                "finishedAt", run.finishedAt() == null ? null : run.finishedAt().toString());
        return shown;
    }
}
