package io.weiche.commands;

import io.weiche.config.BadConfig;
import io.weiche.kernel.BadInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Options of a command line: `--name value`, or `--name` alone for those that are switched on.
final class Options {
    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    /// @throws BadConfig when an option is unknown, doubled or without its value
    static Options of(List<String> words, Set<String> withValue, Set<String> alone) {
        var options = new Options();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var known = withValue.contains(word) || alone.contains(word);
            if (!known) {
                throw new BadConfig("Unknown option " + word + ".");
            }
            if (withValue.contains(word) && i + 1 == words.size()) {
                throw new BadConfig("The option " + word + " needs a value.");
            }
            var value = withValue.contains(word) ? words.get(++i) : "";
            if (options.values.put(word, value) != null) {
                throw new BadConfig("The option " + word + " is given twice.");
            }
        }
        return options;
    }

    /// What the program refused, by the name of the option or word.
    static BadConfig refused(BadInput e) {
        return new BadConfig(
                e.errors().stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining("\n")),
                e);
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// @throws BadConfig when it is missing
    String require(String name) {
        var value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new BadConfig("The option " + name + " is needed.");
        }
        return value;
    }
}
