package io.weiche.calls;

import io.weiche.accounts.Language;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the activity of a call says. The same call has the same texts, so that it shows whether somebody wrote into
/// them since.
final class CallTexts {
    private CallTexts() {}

    static String title(Call call, Language language) {
        var who = call.other().who();
        var other = who == null ? language.pick("unbekannt", "unknown") : who;
        if (callBack(call)) {
            return language.pick("Zurückrufen: ", "Call back: ") + other;
        }
        return call.direction() == CallDirection.INBOUND
                ? language.pick("Anruf von ", "Call from ") + other
                : language.pick("Anruf an ", "Call to ") + other;
    }

    /// Somebody called and reached nobody.
    static boolean callBack(Call call) {
        return call.direction() == CallDirection.INBOUND
                && !call.state().goesOn()
                && call.state() != CallState.ANSWERED;
    }

    /// @param attended whether somebody attends to the line at that hour
    static @Nullable String description(Call call, @Nullable CallLine line, boolean attended, Language language) {
        var parts = new ArrayList<String>();
        if (callBack(call) && line != null) {
            var text = attended || line.closedText() == null ? line.missedText() : line.closedText();
            if (text != null) {
                parts.add(text);
            }
        }
        if (call.other().name() != null && call.other().number() != null) {
            parts.add(language.pick("Nummer: ", "Number: ") + call.other().number());
        }
        var ours =
                line != null && line.name() != null ? line.name() : call.ours().lineNumber();
        if (ours != null) {
            parts.add(language.pick("Leitung: ", "Line: ") + ours);
        }
        if (!call.state().goesOn()) {
            if (call.state() != CallState.ANSWERED && call.direction() == CallDirection.OUTBOUND) {
                parts.add(language.pick("Nicht erreicht", "Not reached"));
            }
            var seconds = call.course().duration();
            if (seconds != null && call.state() == CallState.ANSWERED) {
                parts.add(language.pick("Dauer: ", "Duration: ") + clock(seconds));
            }
        }
        if (call.recordingUrl() != null) {
            parts.add(language.pick("Aufnahme: ", "Recording: ") + call.recordingUrl());
        }
        return parts.isEmpty() ? null : String.join("\n", parts);
    }

    private static String clock(int seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
