package io.weiche.testing;

/// Bodies that can be read in a test: `Json.of("{'title':'Dach'}")`.
public final class Json {
    private Json() {}

    public static String of(String text) {
        return text.replace('\'', '"');
    }
}
