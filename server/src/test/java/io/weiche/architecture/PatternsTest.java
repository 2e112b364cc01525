package io.weiche.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No pattern of the server takes long over a hostile text, and none overflows the stack (reliability S22). What is
/// counted are the looks at a character, so a busy machine changes nothing: ten million of them take some 50 ms.
class PatternsTest {
    private static final int LENGTH = 100_000;
    private static final long MOST_LOOKS = 100L * LENGTH;
    private static final Pattern IN_PLACE =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");
    private static final String[] REPEATED = {"a", "7", " ", "-", "a.", "7.", " \t", "A1_", "a@", "&#x41;"};

    /// @param searching whether it looks for places, and not at the whole text only
    private record Use(Pattern pattern, boolean searching) {}

    @Test
    void noPatternTakesLongOverAHostileText() {
        var patterns = patterns();
        assertThat(patterns).as("patterns of the sources").hasSizeGreaterThan(20);
        var slow = new TreeMap<String, String>();
        patterns.forEach((where, use) -> {
            for (var part : REPEATED) {
                var text = part.repeat(LENGTH / part.length()) + "!";
                var trouble = troubleWith(use, text);
                if (trouble != null) {
                    slow.put(where + " " + use.pattern(), trouble + " over " + part);
                }
            }
        });
        assertThat(slow).isEmpty();
    }

    private static String troubleWith(Use use, String text) {
        try {
            var _ = use.pattern().matcher(new Counted(text)).matches();
            var finding = use.pattern().matcher(new Counted(text));
            while (use.searching() && finding.find()) {
                // every place, as a replacement would
            }
            return null;
        } catch (StackOverflowError e) {
            return "the stack overflows";
        } catch (TooManyLooks e) {
            return "too many looks";
        }
    }

    /// By the place they stand at: constants, and those written where they are used.
    private static Map<String, Use> patterns() {
        var patterns = new LinkedHashMap<String, Use>();
        var sources = new HashMap<String, String>();
        Code.sources().forEach(source -> {
            var text = Code.text(source);
            sources.put(Code.MAIN.relativize(source).toString(), text);
            IN_PLACE.matcher(text).results().forEach(found -> {
                var literal = found.group(2);
                patterns.put(
                        source.getFileName() + " " + literal,
                        new Use(
                                Pattern.compile(literal.substring(1, literal.length() - 1)
                                        .translateEscapes()),
                                !found.group(1).equals("matches")));
            });
        });
        Code.CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::reflect)
                .forEach(field -> {
                    var type = field.getDeclaringClass();
                    var text = sources.getOrDefault(fileOf(type), "");
                    patterns.put(
                            type.getName() + "." + field.getName(),
                            new Use(of(field), searches(text, field.getName())));
                });
        return patterns;
    }

    private static String fileOf(Class<?> type) {
        var name = type.getName().substring("io.weiche.".length());
        return name.replaceAll("\\$.*", "").replace('.', '/') + ".java";
    }

    /// Unless every statement that names it, or the matcher made of it, asks for the whole text.
    private static boolean searches(String source, String name) {
        var statements = Pattern.compile("(?:(\\w+) = )?\\b" + name + "\\s*\\.[^;]*;")
                .matcher(source)
                .results()
                .toList();
        return statements.isEmpty()
                || !statements.stream()
                        .allMatch(found -> found.group().contains(".matches()")
                                || found.group(1) != null && !searched(source, found.group(1)));
    }

    private static boolean searched(String source, String matcher) {
        return Pattern.compile("\\b" + matcher + "\\s*\\.(find|results|lookingAt|replace)")
                .matcher(source)
                .find();
    }

    private static Pattern of(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// A text that counts how often it is looked at.
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
