package io.weiche.chat.web;

import io.weiche.chat.ChatChannel;
import io.weiche.intake.ChannelRule;
import io.weiche.intake.HoursInput;
import io.weiche.intake.WorkingTime;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a channel as the settings send it, over the channel as it is.
final class ChannelBody {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final int SENTENCE = 500;
    private static final int DAY = 1440;

    private ChannelBody() {}

    /// @param hours by the clock of the account; none: always
    /// @param anonymousMinutes silence after which it becomes an inquiry without contact details; 0: at once;
    ///     null: never
    record Change(
            @Nullable String name,
            @Nullable String welcome,
            @Nullable String offline,
            @Nullable String colour,
            @Nullable Boolean active,
            @Nullable List<WorkingTime.Hours> hours,
            @Nullable Integer anonymousMinutes,
            @Nullable Long sourceId,
            @Nullable Long responsibleId,
            @Nullable Boolean byRule,
            ChannelRule.@Nullable Repeat repeat) {}

    /// The same, with where the visitors are; our own widget if absent.
    record Opening(
            ChatChannel.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String welcome,
            @Nullable String offline,
            @Nullable String colour,
            @Nullable Boolean active,
            @Nullable List<WorkingTime.Hours> hours,
            @Nullable Integer anonymousMinutes,
            @Nullable Long sourceId,
            @Nullable Long responsibleId,
            @Nullable Boolean byRule,
            ChannelRule.@Nullable Repeat repeat) {}

    static ChatChannel read(JsonBody body, ChatChannel now) {
        var name = body.has("name") ? body.requireLine("name", Texts.NAME) : now.name();
        var welcome = body.has("welcome") ? body.line("welcome", SENTENCE) : now.welcome();
        var offline = body.has("offline") ? body.line("offline", SENTENCE) : now.offline();
        var colour = body.has("colour") ? colour(body) : now.colour();
        var active = Objects.requireNonNullElse(body.bool("active"), now.active());
        var hours = hours(body);
        var minutes = body.has("anonymousMinutes") ? body.integer("anonymousMinutes", 0, DAY) : now.anonymousMinutes();
        var sourceId = body.has("sourceId") ? body.id("sourceId") : now.sourceId();
        var responsibleId = Objects.requireNonNullElse(body.id("responsibleId"), now.responsibleId());
        var byRule = Objects.requireNonNullElse(body.bool("byRule"), now.byRule());
        var repeat = body.has("repeat") ? body.choice("repeat", ChannelRule.Repeat.class) : now.repeat();
        body.refuseUnknown();
        return new ChatChannel(
                now.id(),
                now.version(),
                now.kind(),
                now.key(),
                name,
                welcome,
                offline,
                colour,
                active,
                hours == null ? now.hours() : hours,
                minutes,
                sourceId,
                responsibleId,
                byRule,
                repeat,
                now.robot(),
                now.trouble());
    }

    private static String colour(JsonBody body) {
        var colour = body.requireLine("colour", 7).toLowerCase(Locale.ROOT);
        if (!COLOUR.matcher(colour).matches()) {
            throw BadInput.of("colour", "malformed", "This must be a colour like #2f5d50.");
        }
        return colour;
    }

    private static @Nullable List<WorkingTime.Hours> hours(JsonBody body) {
        var parts = body.objects("hours", 7);
        return parts == null ? null : parts.stream().map(ChannelBody::day).toList();
    }

    private static WorkingTime.Hours day(JsonBody part) {
        var hours = HoursInput.read(part);
        if (hours.begins().compareTo(hours.ends()) >= 0) {
            throw BadInput.of(part.path("ends"), "out-of-range", "The end must lie behind the beginning.");
        }
        return hours;
    }
}
