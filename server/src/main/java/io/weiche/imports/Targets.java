package io.weiche.imports;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.fields.FieldType;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What columns can mean, and what those of a file probably do.
@Service
public class Targets {
    private final CustomFields fields;
    private final MappingStore remembered;
    private final Access access;

    Targets(CustomFields fields, MappingStore remembered, Access access) {
        this.fields = fields;
        this.remembered = remembered;
        this.access = access;
    }

    /// @param label in the language of whoever asks
    /// @param several whether more than one column may mean it
    /// @param custom a field the account has added
    public record Offer(String code, String label, boolean several, boolean custom) {}

    /// All of a kind, in the order in which they are offered.
    @Transactional(readOnly = true)
    public List<Offer> list(RecordKind kind) {
        access.require(kind, Action.IMPORT);
        var language = CurrentUser.require().language();
        var offers = new ArrayList<Offer>();
        for (var target : Target.values()) {
            if (target.fits(kind) && !FieldGroup.hides(kind, target.code())) {
                var company = kind == RecordKind.COMPANY && target == Target.TITLE;
                var label = company ? "Name" : language.pick(target.german(), target.english());
                offers.add(new Offer(target.code(), label, target.several(), false));
            }
        }
        for (var field : custom(kind)) {
            offers.add(new Offer(field.name(), field.label(), false, true));
        }
        return offers;
    }

    private List<CustomField> custom(RecordKind kind) {
        return fields.list(kind).stream()
                .filter(field -> !field.archived() && field.type() != FieldType.FILE)
                .toList();
    }

    /// For each column what it probably means: what it meant the last time, else by its name. Null for nothing.
    @Transactional(readOnly = true)
    public List<@Nullable String> suggest(RecordKind kind, List<String> columns) {
        var known = remembered.of(kind);
        var names = names(kind);
        var several = new HashSet<String>();
        list(kind).stream().filter(Offer::several).map(Offer::code).forEach(several::add);
        var offered = new HashSet<String>();
        list(kind).forEach(offer -> offered.add(offer.code()));
        var used = new HashSet<String>();
        var suggestions = new ArrayList<@Nullable String>();
        for (var column : columns) {
            var key = key(column);
            var target = known.containsKey(key) ? known.get(key) : named(names, key, used, several);
            var free = target != null && offered.contains(target) && (several.contains(target) || used.add(target));
            suggestions.add(free ? target : null);
        }
        return suggestions;
    }

    private static @Nullable String named(
            Map<String, List<String>> names, String key, Set<String> used, Set<String> several) {
        return names.getOrDefault(key, List.of()).stream()
                .filter(code -> several.contains(code) || !used.contains(code))
                .findFirst()
                .orElse(null);
    }

    /// Labels go before other names: a column "Name" of companies is their title.
    private Map<String, List<String>> names(RecordKind kind) {
        var names = new HashMap<String, List<String>>();
        var fitting = Arrays.stream(Target.values())
                .filter(target -> target.fits(kind) && target.guessed())
                .toList();
        for (var field : custom(kind)) {
            add(names, field.label(), field.name());
            add(names, field.name(), field.name());
        }
        for (var target : fitting) {
            add(names, target.german(), target.code());
            add(names, target.english(), target.code());
            add(names, target.code(), target.code());
        }
        for (var target : fitting) {
            for (var alias : target.aliases().split("\\|")) {
                add(names, alias, target.code());
            }
        }
        return names;
    }

    private static void add(Map<String, List<String>> names, String name, String code) {
        if (!name.isEmpty()) {
            var codes = names.computeIfAbsent(key(name), _ -> new ArrayList<>());
            if (!codes.contains(code)) {
                codes.add(code);
            }
        }
    }

    /// The form in which names of columns are compared: letters and digits only.
    static String key(String name) {
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("[^\\p{L}\\p{N}]", "");
        return folded.length() > 200 ? folded.substring(0, 200) : folded;
    }

    /// @throws BadInput when a column or target is unknown, or two columns mean what can be said once
    void check(RecordKind kind, List<String> columns, List<ImportPlan.Assignment> mapping) {
        var offers = new HashMap<String, Offer>();
        list(kind).forEach(offer -> offers.put(offer.code(), offer));
        var used = new HashSet<String>();
        var assigned = new HashSet<Integer>();
        for (int i = 0; i < mapping.size(); i++) {
            var one = mapping.get(i);
            var at = "mapping[" + i + "]";
            if (one.column() >= columns.size() || !assigned.add(one.column())) {
                throw BadInput.of(
                        at + ".column", "unknown-column", "The file has no such column, or it is named twice.");
            }
            var offer = offers.get(one.target());
            if (offer == null) {
                throw BadInput.of(at + ".target", "unknown-field", "There is no such field.");
            }
            if (!used.add(one.target()) && !offer.several()) {
                throw BadInput.of(at + ".target", "taken", "Another column has this meaning.");
            }
        }
        if (mapping.isEmpty()) {
            throw BadInput.of("mapping", "required", "Say what at least one column means.");
        }
    }
}
