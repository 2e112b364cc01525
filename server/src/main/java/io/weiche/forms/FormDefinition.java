package io.weiche.forms;

import io.weiche.accounts.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What a form asks, in order, and when.
public record FormDefinition(List<FormField> fields, List<FormRule> rules) {
    private static final JsonMapper JSON = new JsonMapper();

    public FormDefinition {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    static FormDefinition ofJson(String json) {
        return JSON.readValue(json, FormDefinition.class);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    Optional<FormField> find(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /// How the questions are called whose answers go to one of these.
    Set<String> asking(Set<String> targets) {
        return fields.stream()
                .filter(field -> field.target() != null && targets.contains(field.target()))
                .map(FormField::label)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the page asks how to reach somebody.
    boolean asksHowToReach() {
        return fields.stream().anyMatch(field -> field.kind().reaches());
    }

    /// What a form asks as long as nobody changed it.
    public static FormDefinition standard(Language language) {
        return new FormDefinition(
                List.of(
                        field("firstName", FieldKind.TEXT, language.pick("Vorname", "First name"), "firstName"),
                        field("lastName", FieldKind.TEXT, language.pick("Nachname", "Last name"), "lastName"),
                        field("company", FieldKind.TEXT, language.pick("Unternehmen", "Company"), "company"),
                        field("email", FieldKind.EMAIL, "E-Mail", "email"),
                        field("phone", FieldKind.PHONE, language.pick("Telefon", "Phone"), "phone"),
                        field(
                                "message",
                                FieldKind.LONG_TEXT,
                                language.pick("Ihre Nachricht", "Your message"),
                                "message")),
                List.of());
    }

    private static FormField field(String key, FieldKind kind, String label, String target) {
        return new FormField(key, kind, label, null, false, target, List.of(), null);
    }
}
