package io.weiche.bitrix24.catalogue;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.bitrix24.wire.Warnings;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.observers.Observers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The parameter `fields` of a program, read over what there is: a field it does not name stays as it was.
///
/// A value that cannot be read is left out with a warning, so that an inquiry is not lost for a wrong birthday; one
/// that can be read but not stored is refused.
public final class FieldInput {
    private static final int SHORT = 50;

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Call call;
    private final List<String> left = new ArrayList<>();
    private boolean newer;
    private boolean forbearing;

    /// Of the newer methods, which move deals between pipelines and write observers; the older ones do neither.
    public FieldInput newer() {
        newer = true;
        return this;
    }

    public boolean isNewer() {
        return newer;
    }

    /// Of an inquiry, which is not lost for a bad detail: what cannot be kept is shortened or left out, with a warning.
    public FieldInput forbearing() {
        forbearing = true;
        return this;
    }

    public boolean isForbearing() {
        return forbearing;
    }

    /// @throws io.weiche.bitrix24.wire.RestError when `fields` or `params` is no map
    public FieldInput(Call call) {
        this.call = call;
        call.params().map("params");
        call.params().map("fields").forEach((code, value) -> values.put(code.toUpperCase(Locale.ROOT), value));
    }

    /// Other fields of the same call, with which nobody forbears.
    public FieldInput other(Map<String, JsonNode> fields) {
        var named = JsonNodeFactory.instance.objectNode();
        fields.forEach(named::set);
        var params = JsonNodeFactory.instance.objectNode();
        params.set("fields", named);
        var other = new FieldInput(new Call(Params.of(params), call.account(), call.warnings()));
        other.newer = newer;
        return other;
    }

    public Map<String, JsonNode> all() {
        return values;
    }

    public Account account() {
        return call.account();
    }

    public Warnings warnings() {
        return call.warnings();
    }

    public boolean names(String code) {
        return values.containsKey(code);
    }

    /// @return null when it is not named
    public @Nullable JsonNode node(String code) {
        return values.get(code);
    }

    /// @return the scalar that is named, empty for null; null when it is not named or no scalar
    public @Nullable String text(String code) {
        var value = values.get(code);
        if (value == null) {
            return null;
        }
        if (PhpArray.is(value)) {
            unreadable(code);
            return null;
        }
        return Scalars.text(value);
    }

    public @Nullable String line(String code, int limit, @Nullable String now) {
        var text = text(code);
        return text == null ? now : Texts.line(code, fitting(code, text, limit), limit);
    }

    /// A short word that is cut off is another one.
    private String fitting(String code, String text, int limit) {
        var fitting = forbearing ? Texts.cut(text, limit) : text;
        if (fitting.equals(text)) {
            return text;
        }
        if (limit < SHORT) {
            unreadable(code);
            return "";
        }
        warnings().add("VALUE_SHORTENED", "At most " + limit + " characters are kept; the rest was left out.", code);
        return fitting;
    }

    public @Nullable String block(String code, @Nullable String now) {
        var text = text(code);
        return text == null ? now : Texts.block(code, fitting(code, text, Texts.NOTE));
    }

    /// What cannot be kept where it belongs, and is worth reading.
    void leave(String code, String value) {
        warnings().add("INVALID_VALUE", "The value cannot be kept there; it stands in the comments.", code);
        left.add(Titles.of(account().language(), code) + ": " + Texts.cut(value.strip(), Texts.TITLE));
    }

    /// Comments, and above them what was [left][#leave]. So they are read last.
    public @Nullable String comments(@Nullable String now) {
        var block = block("COMMENTS", now);
        if (left.isEmpty()) {
            return block;
        }
        var above = String.join("\n", left);
        return Texts.cut(block == null ? above : above + "\n\n" + block, Texts.NOTE);
    }

    /// What `read` makes of a value; nothing when it is that of an inquiry and cannot be kept.
    public <T> @Nullable T orNothing(String code, Supplier<T> read) {
        try {
            return read.get();
        } catch (BadInput e) {
            if (!forbearing) {
                throw e;
            }
            unreadable(code);
            return null;
        }
    }

    /// The same, or what there was.
    public <T> T orLeave(String code, T now, Supplier<T> read) {
        var kept = orNothing(code, read);
        return kept == null ? now : kept;
    }

    public @Nullable LocalDate day(String code, @Nullable LocalDate now) {
        var text = text(code);
        if (text == null || text.isBlank()) {
            return text == null ? now : null;
        }
        var day = Dates.day(text, account().timeZone());
        if (day.isEmpty()) {
            unreadable(code);
        }
        return day.orElse(now);
    }

    public @Nullable Integer number(String code, int min, int max, @Nullable Integer now) {
        var text = text(code);
        if (text == null || text.isBlank()) {
            return text == null ? now : null;
        }
        var number = Scalars.integer(Objects.requireNonNull(node(code)));
        if (number == null) {
            unreadable(code);
            return now;
        }
        if (number < min || number > max) {
            throw BadInput.of(code, "out-of-range", "This must be a number from " + min + " to " + max + ".");
        }
        return number.intValue();
    }

    /// A pointer to another record: 0 and empty mean none.
    public @Nullable Long link(String code, @Nullable Long now) {
        var text = text(code);
        return text == null ? now : orNothing(code, () -> link(code, Objects.requireNonNull(node(code))));
    }

    private @Nullable Long link(String code, JsonNode node) {
        if (Scalars.isEmpty(node)) {
            return null;
        }
        var id = Scalars.integer(node);
        if (id == null || id < 0) {
            throw BadInput.of(code, "wrong-type", "This must be the number of a record.");
        }
        return id == 0 ? null : id;
    }

    /// Who is in charge; nobody is not possible.
    public long user(String code, long now) {
        var id = link(code, now);
        return id == null ? now : id;
    }

    /// Pointers to other records, the main one first.
    ///
    /// @param one code of the field that names the main one; the others stay
    /// @param many code of the field that names all
    public List<Long> links(String one, String many, List<Long> now) {
        var all = now;
        var list = node(many);
        if (list != null) {
            all = PhpArray.elements(list).stream()
                    .map(node -> orNothing(many, () -> link(many, node)))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
        if (!names(one)) {
            return all;
        }
        var main = link(one, (Long) null);
        return main == null ? all.stream().skip(list == null ? 1 : 0).toList() : withMain(main, all);
    }

    /// Who observes the record: everybody at once.
    public List<Long> observers(List<Long> now) {
        var node = node("OBSERVERS");
        if (!newer || node == null) {
            return now;
        }
        return orLeave(
                "OBSERVERS",
                now,
                () -> Observers.all(PhpArray.elements(node).stream()
                        .map(one -> link("OBSERVERS", one))
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private static List<Long> withMain(long main, List<Long> all) {
        return Stream.concat(Stream.of(main), all.stream()).distinct().toList();
    }

    public void unreadable(String code) {
        warnings().add("INVALID_VALUE", "The value cannot be read; it was ignored.", code);
    }
}
