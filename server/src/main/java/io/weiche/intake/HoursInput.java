package io.weiche.intake;

import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Hours of one day of the week, as they are sent.
///
/// @param weekday 1 for Monday to 7 for Sunday
/// @param begins like 08:30
public record HoursInput(Integer weekday, String begins, String ends) {
    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    public static WorkingTime.Hours read(JsonBody part) {
        var weekday = part.integer("weekday", 1, 7);
        var begins = part.text("begins");
        var ends = part.text("ends");
        part.refuseUnknown();
        if (weekday == null) {
            throw BadInput.required(part.path("weekday"));
        }
        return new WorkingTime.Hours(weekday, clock(part.path("begins"), begins), clock(part.path("ends"), ends));
    }

    private static String clock(String field, @Nullable String text) {
        if (text == null || !CLOCK.matcher(text).matches()) {
            throw BadInput.of(field, "wrong-type", "This must be a time like 08:30.");
        }
        return text;
    }

    /// @throws BadInput when a day is named twice or ends before it begins
    public static void check(List<WorkingTime.Hours> hours) {
        var days = hours.stream().map(WorkingTime.Hours::weekday).collect(Collectors.toSet());
        if (days.size() < hours.size()) {
            throw BadInput.of("hours", "taken", "There is one line for each day of the week.");
        }
        if (hours.stream().anyMatch(one -> one.begins().compareTo(one.ends()) >= 0)) {
            throw BadInput.of("hours", "out-of-range", "A day begins before it ends.");
        }
    }
}
