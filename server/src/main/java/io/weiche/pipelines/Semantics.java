package io.weiche.pipelines;

/// What a stage means: still in progress, won or converted, lost or junk.
public enum Semantics {
    IN_PROGRESS("P"),
    SUCCESS("S"),
    FAILURE("F");

    private final String code;

    Semantics(String code) {
        this.code = code;
    }

    /// The letter in the database and in the compatible REST interface.
    public String code() {
        return code;
    }

    public static Semantics ofCode(String code) {
        return switch (code) {
            case "P" -> IN_PROGRESS;
            case "S" -> SUCCESS;
            case "F" -> FAILURE;
            default -> throw new IllegalArgumentException("no semantics " + code);
        };
    }
}
