import java.util.List;
import java.util.regex.Pattern;

/// How the database went about a statement, as it wrote down itself.
///
/// @param statement the same for each time it was run
record Plan(String statement, double millis, String text) {
    private static final Pattern LOGGED =
            Pattern.compile("duration: ([0-9.]+) ms {2}plan:\\n((?:\\t.*\\n|\\n)+)");
    private static final Pattern QUERY = Pattern.compile("Query Text: ([\\s\\S]*?)\\n\\t(?=[A-Z][A-Za-z -]+ (?:on|\\(cost| {2}\\())");

    /// Its time, and the pages of 8 kB it read.
    String summary() {
        var buffers = text.lines().filter(line -> line.contains("Buffers:")).findFirst().orElse("").strip();
        return "%.1f ms, %s".formatted(millis, buffers);
    }

    static List<Plan> in(String log) {
        return LOGGED.matcher(log).results()
                .map(found -> {
                    var text = found.group(2).replace("\n\t", "\n").strip();
                    var query = QUERY.matcher(found.group(2));
                    var statement = query.find() ? query.group(1) : text.lines().findFirst().orElse(text);
                    return new Plan(
                            statement.replaceAll("\\d+", "n").replaceAll("\\s+", " "), Double.parseDouble(found.group(1)), text);
                })
                .toList();
    }
}
