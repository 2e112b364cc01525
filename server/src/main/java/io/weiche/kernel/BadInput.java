package io.weiche.kernel;

import java.util.List;

/// What the caller sent cannot be accepted; nothing was changed. Becomes a 400 with one entry for each field.
public final class BadInput extends RuntimeException {
    private final transient List<FieldError> errors;

    /// @param field JSON path of the field
    /// @param code stable word for programs
    /// @param message what is wrong and what to do, in English
    /// @param names what the message speaks of by name, for those who say it in another language
    public record FieldError(String field, String code, String message, List<String> names) {
        public FieldError(String field, String code, String message) {
            this(field, code, message, List.of());
        }
    }

    public BadInput(List<FieldError> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    public static BadInput of(String field, String code, String message) {
        return new BadInput(List.of(new FieldError(field, code, message)));
    }

    public static BadInput of(String field, String code, String message, List<String> names) {
        return new BadInput(List.of(new FieldError(field, code, message, names)));
    }

    public static BadInput required(String field) {
        return of(field, "required", "This field is required.");
    }

    /// The same, said of fields that stood within another one.
    public BadInput within(String parent) {
        return new BadInput(errors.stream()
                .map(error ->
                        new FieldError(parent + "." + error.field(), error.code(), error.message(), error.names()))
                .toList());
    }

    public List<FieldError> errors() {
        return errors;
    }
}
