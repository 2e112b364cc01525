package io.weiche.forms;

import io.weiche.kernel.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a browser sent, as it came.
public record Sent(Map<String, List<String>> values, Map<String, List<File>> files) {
    /// Names one submission of a page.
    public static final String SUBMISSION = "submission";

    /// A file among it.
    public interface File {
        @Nullable
        String name();

        long size();

        InputStream bytes() throws IOException;
    }

    /// Those that hold something.
    List<String> of(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    public String first(String key) {
        var all = values.getOrDefault(key, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    List<File> files(String key) {
        return files.getOrDefault(key, List.of());
    }

    /// Without the files of fields that are not seen.
    Sent only(Set<String> keys) {
        var kept = new TreeMap<>(files);
        kept.keySet().retainAll(keys);
        return new Sent(values, kept);
    }

    List<File> allFiles() {
        return files.values().stream().flatMap(Collection::stream).toList();
    }

    /// Everything a rule may look at: of a file, that it is there.
    Map<String, List<String>> forRules() {
        var all = new TreeMap<>(values);
        files.forEach((key, sent) -> all.put(
                key,
                sent.stream()
                        .map(File::name)
                        .map(name -> name == null ? "file" : name)
                        .toList()));
        return all;
    }

    /// One of the marks a campaign leaves; nobody typed it, so it is cut and not refused.
    @Nullable
    String mark(String name) {
        return Texts.line(name, cut(first(name), Texts.NAME), Texts.NAME);
    }

    /// Where the visitor came from.
    Map<String, String> trace() {
        var trace = new TreeMap<String, String>();
        for (var name : List.of("page", "referrer")) {
            if (!first(name).isBlank()) {
                trace.put(name, first(name));
            }
        }
        return trace;
    }

    /// As many characters of it as are kept. What nobody typed is cut, not refused.
    static String cut(String text, int limit) {
        var plain = text.replace("\0", "");
        return plain.codePointCount(0, plain.length()) > limit
                ? plain.substring(0, plain.offsetByCodePoints(0, limit))
                : plain;
    }
}
